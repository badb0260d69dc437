"""One page: the frame, the parts it links to, the views it holds, the data its script draws from."""

import hashlib
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from string import Template

from crossclaim_schemas import Relation

from .report_data import Plain
from .report_html import EMPTY, Html, data_block, element, join, link, text
from .report_index import Index
from .report_words import DECISIONS, plain, reasons

SCRIPTS = (
    "dom.js",
    "list.js",
    "card.js",
    "facts.js",
    "filters.js",
    "app.js",
)  # in the order in which they need each other
MOST_ENTITIES = 500


def page(
    index: Index, heading: str, views: Iterable[Html], parts: Sequence[tuple[str, str]], data: Plain | None
) -> str:
    """The page as text; `parts` are names and links of the navigation."""
    style, script = _data("report.css"), _script()
    named = (element("li", link(href, text(name))) for name, href in parts)
    return Template(_data("report.html")).substitute(
        policy=_policy(style, script),
        title=text(heading),
        heading=text(heading),
        style=style,
        script=script,
        parts=join(named),
        views=join(views),
        data=data_block("data", data) if data is not None else EMPTY,
        version=text(index.records.manifest.crossclaim),
    )


def findings_view(index: Index, relations: Sequence[Relation], more: Html = EMPTY) -> Html:
    """The frame into which the script draws findings, with the choices of its filters; `more` stands over it."""
    named = {reason for relation in relations for reason in reasons(relation)}
    entities = Counter(
        name for relation in relations for name in {entity.name for entity, _, _ in index.shared_entities(relation)}
    )
    return Html(
        Template(_data("findings.html")).substitute(
            more=more,
            labels=_choices("label", ["conflict", "agreement"]),
            reasons=_choices("reason", sorted(named)),
            sources=_sources(index, relations),
            entities=_options((name, name) for name, _ in entities.most_common(MOST_ENTITIES)),
            decisions=_decisions() if index.records.decided.findings else EMPTY,
        )
    )


def facts_view() -> Html:
    """The frame into which the script draws facts."""
    return Html(_data("facts.html"))


def _choices(name: str, values: Iterable[str]) -> Html:
    """Boxes to be checked; the script writes beside each how many findings it would leave."""
    return join(
        element(
            "label",
            element("input", type="checkbox", name=name, value=value),
            element("span", text(plain(value))),
            element("span", class_="figure"),
            class_="choice",
        )
        for value in values
    )


def _sources(index: Index, relations: Sequence[Relation]) -> Html:
    """One document, and from three on a second one to compare it with."""
    orders = {index.document_order[doc_id] for relation in relations for doc_id in (relation.doc_a, relation.doc_b)}
    choices = [
        (str(order), f"{order + 1} {index.title(index.records.documents[order].id)}") for order in sorted(orders)
    ]
    first = _select("Document", "doc", "any", choices)
    return join([first, _select("compared with", "with", "any other", choices)]) if len(orders) > 2 else first


def _decisions() -> Html:
    """What reviewers decided."""
    choices = ("open", "accepted", "rejected", "relabelled", "reopened")
    return _select("Decision", "decision", "any", [(name, DECISIONS[name]) for name in choices])


def _select(told: str, name: str, default: str, choices: Iterable[tuple[str, str]]) -> Html:
    chosen = element("select", _options([("", default), *choices]), name=name)
    return element("label", element("span", text(told)), chosen)


def _options(choices: Iterable[tuple[str, str]]) -> Html:
    return join(element("option", text(told), value=value) for value, told in choices)


def _policy(style: str, script: str) -> str:
    """A content security policy under which nothing runs or loads but exactly this style and this script, and under which
    even that script cannot turn a string into markup."""
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'; "
        "trusted-types 'none'; require-trusted-types-for 'script'"
    )


def _hash(inline: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(inline.encode('utf-8')).digest()).decode('ascii')}'"


@cache
def _script() -> str:
    parts = "".join(_data(f"script/{name}") for name in SCRIPTS)
    return f'"use strict";\n(() => {{\n{parts}}})();\n'


@cache
def _data(name: str) -> str:
    return (files("crossclaim") / "data" / "report" / name).read_text(encoding="utf-8")
