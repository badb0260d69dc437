"""The blocks of a page as its elements part them: what each says, where it stands, and how much of it is links."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from lxml import etree

from crossclaim_schemas.document import BlockKind

from ..tables import read_table

Element: TypeAlias = Any  # lxml is not typed

_TABLE = read_table("html")
HIDDEN = frozenset(_TABLE["hidden"].split())
BLOCKS = frozenset(_TABLE["blocks"].split())
FRAMES = frozenset(_TABLE["frames"].split())
ROLES = frozenset(_TABLE["roles"].split())
FRAME_WORDS = frozenset(_TABLE["frame_words"].split())
LISTS = frozenset({"ul", "ol", "dir", "menu"})
MAINS = frozenset({"main", "article"})
HEADING = re.compile(r"h([1-6])")
WORD_OF_NAME = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
SPACE = re.compile(r"[ \t\n\r\f\xa0]+")
BREAKS = re.compile(r" *\n *")
BREAK, CELL = "\v", "\x1e"  # control characters, which the text of the page cannot hold
MARKS = {"br": BREAK, "td": CELL, "th": CELL}
UNSEEN = str.maketrans("", "", "\u00ad\u200b\u2060\ufeff")  # soft hyphens and the like, which part words that are one
# A wrapper of more than this share of the page's text is no frame, whatever its class says ("has-sidebar"); some
# pages are one form.
MAX_FRAME_SHARE = 0.5


@dataclass(slots=True)
class Place:
    """An element of the page that text may stand in, and what it takes over from those around it."""

    parent: "Place | None"
    step: str
    kind: BlockKind = "paragraph"
    level: int = 0
    n_lists: int = 0
    in_main: bool = False
    is_frame: bool = False  # by its tag or role
    is_named_frame: bool = False  # by its class or id
    is_verbatim: bool = False
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def xpath(self) -> str:
        """Path of the element, every step with its number among the elements of that name."""
        steps: list[str] = []
        place: Place | None = self
        while place is not None:
            steps.append(place.step)
            place = place.parent
        return "/" + "/".join(reversed(steps))


@dataclass(slots=True)
class Fragment:
    """One block: the place of its element, its text in parts, and how many of its characters are in links."""

    place: Place
    parts: list[str] = field(default_factory=list)
    n_linked: int = 0

    @property
    def text(self) -> str:
        """The text as a browser would lay it out, a line break where the page sets one."""
        joined = "".join(self.parts).translate(UNSEEN)
        if self.place.is_verbatim:
            return joined.strip("\n")
        cells = [BREAKS.sub("\n", SPACE.sub(" ", cell).replace(BREAK, "\n")).strip() for cell in joined.split(CELL)]
        filled = [cell for cell in cells if cell]
        return f"| {' | '.join(filled)} |" if len(filled) > 1 else "".join(filled)

    @property
    def kind(self) -> BlockKind:
        """A row of one cell is there for the looks of the page."""
        is_table = self.place.kind == "table"
        return "paragraph" if is_table and not self.text.startswith("| ") else self.place.kind


def walk(root: Element) -> Iterator[Fragment]:
    """The blocks of a page in order, those of frames too; hidden elements are left out. No recursion, linear time."""
    shares = iter(_frame_shares(root))
    stack: list[tuple[Place, bool]] = []  # the element's own place or the nearest block's, and whether a link is open
    fragment: Fragment | None = None
    events = etree.iterwalk(root, events=("start", "end"))
    for event, element in events:
        if event == "start":
            above, in_link = stack[-1] if stack else (Place(None, ""), False)
            if _is_hidden(element):
                events.skip_subtree()
                stack.append((above, in_link))
                continue
            place = _place(element, above, next(shares) if _may_frame(element) else 1.0)
            if element.tag in BLOCKS and fragment is not None:
                yield fragment
                fragment = None
            stack.append((place, in_link or element.tag == "a"))
            text = MARKS.get(element.tag, "") + (element.text or "")
        else:
            stack.pop()
            if element.tag in BLOCKS and fragment is not None:
                yield fragment
                fragment = None
            text = element.tail
        if text and stack:
            fragment = fragment or Fragment(stack[-1][0])
            fragment.parts.append(text)
            fragment.n_linked += len(text.strip()) if stack[-1][1] else 0
    if fragment is not None:
        yield fragment


def _place(element: Element, above: Place, share: float) -> Place:
    """The place of a block element; an inline one is no place of its own."""
    tag = str(element.tag)
    if tag not in BLOCKS and above.parent is not None and not _may_frame(element):
        above.counts[tag] = above.counts.get(tag, 0) + 1
        return above
    above.counts[tag] = above.counts.get(tag, 0) + 1
    place = replace(above, parent=above if above.step else None, step=f"{tag}[{above.counts[tag]}]", counts={})
    place.is_frame = place.is_frame or tag in FRAMES
    if share < MAX_FRAME_SHARE:
        place.is_frame = place.is_frame or tag == "form" or element.get("role", "") in ROLES
        place.is_named_frame = place.is_named_frame or _is_named_frame(element)
    place.in_main = place.in_main or tag in MAINS or element.get("role") == "main"
    _set_kind(place, tag)
    return place


def _set_kind(place: Place, tag: str) -> None:
    if heading := HEADING.fullmatch(tag):
        place.kind, place.level = "heading", int(heading[1])
    elif tag in LISTS:
        place.n_lists += 1
    elif tag in ("li", "dd"):
        place.kind, place.level = "list_item", max(1, place.n_lists)
    elif tag == "tr":
        place.kind, place.level = "table", 0
    elif tag == "pre":
        place.kind, place.level, place.is_verbatim = "boilerplate", 0, True


def _frame_shares(root: Element) -> list[float]:
    """Of each element that may be a frame, in order, the share of the page's text that it holds."""
    starts: list[int] = []
    sizes: list[int] = []
    pending: list[int] = []
    total = 0
    events = etree.iterwalk(root, events=("start", "end"))
    for event, element in events:
        if event == "start":
            if _is_hidden(element):
                events.skip_subtree()
                continue
            if _may_frame(element):
                pending.append(len(sizes))
                starts.append(total)
                sizes.append(0)
            total += len((element.text or "").strip())
        else:
            if not _is_hidden(element) and _may_frame(element):
                number = pending.pop()
                sizes[number] = total - starts[number]
            total += len((element.tail or "").strip())
    return [size / max(total, 1) for size in sizes]


def _is_hidden(element: Element) -> bool:
    if element.tag in HIDDEN or element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    style = element.get("style")
    return style is not None and HIDDEN_STYLE.search(style) is not None


def _may_frame(element: Element) -> bool:
    return element.tag == "form" or element.tag in FRAMES or element.get("role") in ROLES or _is_named_frame(element)


def _is_named_frame(element: Element) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return len(names) > 1 and not FRAME_WORDS.isdisjoint(word.lower() for word in WORD_OF_NAME.findall(names))
