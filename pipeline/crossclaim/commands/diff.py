"""`crossclaim diff`: what came, went and changed between two runs."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .options import FOUND, OK, told_plainly

if TYPE_CHECKING:
    from crossclaim_schemas import Relation

    from ..differences import Differences

SHOWN = 10


def diff(
    first: Annotated[Path, typer.Argument(metavar="RUN1", help="Folder of the earlier run.")],
    second: Annotated[Path, typer.Argument(metavar="RUN2", help="Folder of the later run.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print everything for machines, not the first few.")] = False,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit with 4 if there is any difference.")] = False,
) -> None:
    """Tell which documents, claims and findings came, went and changed between two runs."""
    with told_plainly():
        from ..differences import compare_runs

        found = compare_runs(first, second)
        if as_json:
            typer.echo(json.dumps(_as_json(found), ensure_ascii=False))
        else:
            typer.echo("\n".join(_lines(found)))
        raise typer.Exit(FOUND if exit_code and found else OK)


def _as_json(found: "Differences") -> dict[str, object]:
    documents, claims, findings = found.documents, found.claims, found.findings
    return {
        "documents": {
            "came": [document.uri for document in documents.came],
            "went": [document.uri for document in documents.went],
            "changed": [new.uri for _, new in documents.changed],
        },
        "claims": {
            "came": [_claim(found.uris[claim.doc_id], claim.id, claim.text) for claim in claims.came],
            "went": [_claim(found.uris[claim.doc_id], claim.id, claim.text) for claim in claims.went],
            "changed": [
                {"uri": found.uris[new.doc_id], "before": _claim("", old.id, old.text), "now": _claim("", new.id, new.text)}
                for old, new in claims.changed
            ],
        },
        "findings": {
            "came": [_finding(found, relation) for relation in findings.came],
            "went": [_finding(found, relation) for relation in findings.went],
            "changed": [
                {"before": _finding(found, old), "now": _finding(found, new)} for old, new in findings.changed
            ],
        },
    }  # fmt: skip


def _claim(uri: str, claim_id: str, text: str) -> dict[str, str]:
    told = {"id": claim_id, "text": text}
    return {"uri": uri, **told} if uri else told


def _finding(found: "Differences", relation: "Relation") -> dict[str, object]:
    from ..bulletin import finding_as_json

    return {**finding_as_json(relation, found.uris), "status": relation.status}


def _lines(found: "Differences") -> Iterator[str]:
    if not found:
        yield "No difference."
        return
    for name, part in (("documents", found.documents), ("claims", found.claims), ("findings", found.findings)):
        counts = part.counts()
        yield f"{name:<10} {counts['came']:,} came, {counts['went']:,} went, {counts['changed']:,} changed"
    yield from _listed("+", (document.uri for document in found.documents.came))
    yield from _listed("-", (document.uri for document in found.documents.went))
    yield from _listed("~", (new.uri for _, new in found.documents.changed))
    yield from _listed("+", (_told(relation) for relation in found.findings.came))
    yield from _listed("-", (_told(relation) for relation in found.findings.went))
    yield from _listed("~", (f"{_told(new)}, was {_rated(old)}" for old, new in found.findings.changed))
    yield from _listed("+", (f"{found.uris[claim.doc_id]}: {claim.text}" for claim in found.claims.came))
    yield from _listed("-", (f"{found.uris[claim.doc_id]}: {claim.text}" for claim in found.claims.went))
    changed = found.claims.changed
    yield from _listed("~", (f"{found.uris[new.doc_id]}: {old.text} → {new.text}" for old, new in changed))


def _listed(sign: str, items: Iterable[str]) -> Iterator[str]:
    """The first items behind an empty line, and how many more there are."""
    listed = list(items)
    if listed:
        yield ""
    yield from (f"{sign} {item}" for item in listed[:SHOWN])
    if len(listed) > SHOWN:
        yield f"{sign} ... and {len(listed) - SHOWN:,} more (--json gives all)"


def _told(relation: "Relation") -> str:
    return f"{relation.label} ({_rated(relation)}): {relation.explanation}"


def _rated(relation: "Relation") -> str:
    return f"{relation.status}, {relation.reason}, {relation.score:.2f}"
