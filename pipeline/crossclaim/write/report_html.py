"""HTML as a type of its own: nothing gets into a page but through `text` and `element`, which escape.

`Html` is a `str` only to the machine. mypy refuses a plain `str` where `Html` is wanted, so that a document's text
cannot reach the page unescaped by mistake.
"""

import html
import json
import re
import unicodedata
from collections.abc import Iterable
from typing import NewType

Html = NewType("Html", str)
Attribute = str | int | bool | None

EMPTY = Html("")
VOID = frozenset({"input"})  # elements without an end

# Characters that change how text is shown without being seen: C0 and C1 controls (tab and line breaks stay), bidi marks,
# embeddings, overrides and isolates, zero-width space and joiners that no script needs, annotation and tag characters, and
# lone surrogates, which UTF-8 cannot hold. U+200C and U+200D stay: Persian and emoji need them.
HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f\ud800-\udfff]"
)


def visible(raw: str) -> str:
    """Plain text in which hidden characters stand as `[U+202E]`, for files that are no HTML."""
    return HIDDEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", raw)


def text(raw: str) -> Html:
    """Escaped text; hidden characters become a visible `[U+202E]` whose tooltip is their Unicode name."""
    pieces: list[str] = []
    done = 0
    for found in HIDDEN.finditer(raw):
        pieces += [html.escape(raw[done : found.start()]), _tagged(found[0])]
        done = found.end()
    return Html("".join([*pieces, html.escape(raw[done:])]))


def element(tag: str, *children: Html, **attributes: Attribute) -> Html:
    """`<tag attributes>children</tag>`.

    `class_` stands for `class`, other underscores for hyphens; True gives a bare attribute, False and None leave it out.
    """
    written = "".join(_attribute(name, value) for name, value in attributes.items())
    return Html(f"<{tag}{written}>" if tag in VOID else f"<{tag}{written}>{''.join(children)}</{tag}>")


def join(parts: Iterable[Html], separator: Html = EMPTY) -> Html:
    """The parts one after the other."""
    return Html(separator.join(parts))


def link(href: str, *children: Html, **attributes: Attribute) -> Html:
    """A link that `Links` made: to this page or another one of the report, the only kind that a report has."""
    return element("a", *children, href=href, **attributes)


def data_block(name: str, value: object) -> Html:
    """A value for the page's script, in a block that no browser runs.

    All but ASCII is written as an escape, and so is "<": no text can end the block, open a comment, or hold U+2028.
    """
    plain = json.dumps(value, ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c")
    return Html(f'<script type="application/json" id="{name}">{plain}</script>')


def count(number: int, singular: str, plural: str = "") -> str:
    """A number with its noun: "1 claim", "1,204 claims"."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def _tagged(character: str) -> str:
    code = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "control character").lower()
    return f'<span class="hidden-character" title="{code} {name}">[{code}]</span>'


def _attribute(name: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    name = name.rstrip("_").replace("_", "-")
    if value is True:
        return f" {name}"
    return f' {name}="{html.escape(visible(str(value)))}"'
