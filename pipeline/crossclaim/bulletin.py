"""What is new since the last run as a text for mail or chat, and as JSON."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from crossclaim_schemas import Reject, Relation

from .errors import ConfigError
from .news import News
from .store import atomic_writer

if TYPE_CHECKING:
    from .run import RunResult

MAX_SHOWN = 20
MAX_QUOTE_CHARS = 300
MARKDOWN_SUFFIXES = (".md", ".markdown", ".txt")


def check_news_files(paths: Sequence[Path]) -> None:
    """Raises ConfigError for a file whose ending says neither Markdown nor JSON."""
    for path in paths:
        if path.suffix.lower() not in (*MARKDOWN_SUFFIXES, ".json"):
            raise ConfigError(f"--news {path}: give a file that ends in .md or .json")


def write_news(path: Path, result: "RunResult") -> None:
    """Write what is new, in the form that the ending of the file names."""
    uris = {document.id: document.uri for document in result.documents}
    with atomic_writer(path) as file:
        if path.suffix.lower() == ".json":
            told = news_as_json(result.news, uris) | {
                "inputs": result.intake.counts(),
                "rejects": [{"uri": reject.uri, "code": reject.code, "message": in_one_line(reject)} for reject in result.rejects],
            }  # fmt: skip
            file.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
        else:
            file.write(news_as_markdown(result.news, uris, result.rejects))


def news_as_json(news: News, uris: Mapping[str, str]) -> dict[str, object]:
    """New conflicts and agreements with their quotes."""
    return {
        "first_run": news.is_first,
        "no_longer_reported": news.n_gone,
        "conflicts": [finding_as_json(relation, uris, news.watched) for relation in news.conflicts],
        "agreements": [finding_as_json(relation, uris, news.watched) for relation in news.agreements],
    }


def finding_as_json(
    relation: Relation, uris: Mapping[str, str], watched: frozenset[str] = frozenset()
) -> dict[str, object]:
    """What a machine needs of a finding without looking anything up."""
    return {
        "id": relation.id,
        "label": relation.label,
        "reason": relation.reason,
        "score": relation.score,
        "watched": relation.id in watched,
        "explanation": relation.explanation,
        "a": {"uri": uris[relation.doc_a], "quote": relation.quote_a},
        "b": {"uri": uris[relation.doc_b], "quote": relation.quote_b},
    }


def news_as_markdown(news: News, uris: Mapping[str, str], rejects: Sequence[Reject]) -> str:
    """Headline, new conflicts and agreements with quotes, and what was not used; plain enough for chat."""
    n_conflicts, n_agreements = len(news.conflicts), len(news.agreements)
    since = "in the first run" if news.is_first else "since the last run"
    head = f"# {_count(n_conflicts, 'new conflict')}, {_count(n_agreements, 'new agreement')} {since}\n"
    parts = [head, _section("Conflicts", news.conflicts, uris, news.watched)]
    parts.append(_section("Agreements", news.agreements, uris, news.watched))
    if rejects:
        lines = "".join(f"- `{reject.uri}`: {_plain(in_one_line(reject))}\n" for reject in rejects[:MAX_SHOWN])
        parts.append(f"## Not used ({len(rejects)})\n\n{lines}{_more(len(rejects))}")
    return "\n".join(part for part in parts if part)


def in_one_line(reject: Reject) -> str:
    """The message; of a traceback, kept whole in rejects.jsonl, only what went wrong."""
    lines = reject.message.strip().splitlines()
    return f"internal error: {lines[-1]} (please report it)" if reject.code == "bug" else lines[0]


def shorten(quote: str, limit: int) -> str:
    """A quote in one line, cut at a word where it is longer than `limit` characters."""
    line = " ".join(quote.split())
    return line if len(line) <= limit else line[: limit - 1].rsplit(" ", 1)[0] + " …"


def _section(title: str, relations: Sequence[Relation], uris: Mapping[str, str], watched: frozenset[str]) -> str:
    if not relations:
        return ""
    shown = "".join(
        f"{number}. {_plain(relation.explanation)} ({relation.score:.0%}{', watched' if relation.id in watched else ''})\n"
        f"   - `{uris[relation.doc_a]}`: “{_plain(shorten(relation.quote_a, MAX_QUOTE_CHARS))}”\n"
        f"   - `{uris[relation.doc_b]}`: “{_plain(shorten(relation.quote_b, MAX_QUOTE_CHARS))}”\n"
        for number, relation in enumerate(relations[:MAX_SHOWN], start=1)
    )
    return f"## {title} ({len(relations)})\n\n{shown}{_more(len(relations))}"


def _more(n: int) -> str:
    return f"\n... and {n - MAX_SHOWN} more in the report\n" if n > MAX_SHOWN else ""


def _plain(text: str) -> str:
    """Text in which nothing is taken for Markdown."""
    return "".join(f"\\{character}" if character in "\\`*_[]<>#|~" else character for character in text)


def _count(n: int, noun: str) -> str:
    return f"{n:,} {noun}" + ("" if n == 1 else "s")
