"""The marks that plots are drawn with. Colours come from the style sheet by class; nothing carries a style of its own."""

from collections.abc import Sequence
from typing import NamedTuple

from .report_html import EMPTY, Html, element, join, link, text

WIDTH = 480
LABEL_WIDTH = 170
LABEL_CHARS = 24
ROW = 26


class Segment(NamedTuple):
    """A part of a bar: `kind` is the class that colours it."""

    kind: str
    value: int


class Bar(NamedTuple):
    """One row: its name, its parts, and where a click leads."""

    name: str
    segments: Sequence[Segment]
    href: str


def figure(title: str, drawing: Html, note: str = "", *, wide: bool = False) -> Html:
    """A plot with its caption."""
    caption = element(
        "figcaption", element("b", text(title)), element("span", text(note), class_="note") if note else EMPTY
    )
    return element("figure", caption, drawing, class_="plot wide" if wide else "plot")


def svg(width: float, height: float, *children: Html, label: str, role: str = "img") -> Html:
    """A drawing that shrinks with the page; `label` says in words what it shows."""
    return element(
        "svg", *children, viewBox=f"0 0 {width:g} {height:g}", width=f"{width:g}", height=f"{height:g}", role=role, aria_label=label,
    )  # fmt: skip


def rect(x: float, y: float, width: float, height: float, kind: str, *children: Html, opacity: float = 1) -> Html:
    """A filled rectangle with slightly rounded corners."""
    return element(
        "rect", *children, x=f"{x:.1f}", y=f"{y:.1f}", width=f"{width:.1f}", height=f"{height:.1f}", rx="2", class_=kind,
        fill_opacity=None if opacity == 1 else f"{opacity:.2f}",
    )  # fmt: skip


def words(x: float, y: float, what: str, kind: str = "", *, anchor: str = "start") -> Html:
    """Text whose base line starts, centres or ends at the point."""
    return element(
        "text", text(what), x=f"{x:.1f}", y=f"{y:.1f}", text_anchor=None if anchor == "start" else anchor, class_=kind or None,
    )  # fmt: skip


def upright(x: float, y: float, what: str, kind: str) -> Html:
    """Text that runs upwards from the point."""
    place = {"x": f"{x:.1f}", "y": f"{y:.1f}", "transform": f"rotate(-90 {x:.1f} {y:.1f})"}
    return element("text", text(what), class_=kind, **place)


def line(x1: float, y1: float, x2: float, y2: float, kind: str = "axis") -> Html:
    """A straight line."""
    return element("line", x1=f"{x1:.1f}", y1=f"{y1:.1f}", x2=f"{x2:.1f}", y2=f"{y2:.1f}", class_=kind)


def title(what: str) -> Html:
    """What a pointer that rests on the mark is told."""
    return element("title", text(what))


def clipped(name: str, limit: int = LABEL_CHARS) -> str:
    """A name cut to a label's width."""
    return name if len(name) <= limit else name[: limit - 1].rstrip() + "…"


def bars(rows: Sequence[Bar], label: str) -> Html:
    """Horizontal bars with their figures, each a link."""
    longest = max((sum(segment.value for segment in row.segments) for row in rows), default=0) or 1
    scale = (WIDTH - LABEL_WIDTH - 56) / longest
    drawn = (_bar(row, at * ROW, scale) for at, row in enumerate(rows))
    return svg(WIDTH, len(rows) * ROW + 2, *drawn, label=label, role="group")


def _bar(row: Bar, top: float, scale: float) -> Html:
    parts, x = [], float(LABEL_WIDTH)
    for segment in row.segments:
        width = segment.value * scale
        parts.append(rect(x, top + 5, max(width, 1), ROW - 10, segment.kind) if segment.value else EMPTY)
        x += width
    told = ", ".join(f"{segment.value:,} {segment.kind}" for segment in row.segments if segment.value)
    total = sum(segment.value for segment in row.segments)
    return link(
        row.href,
        title(f"{row.name}: {told}"),
        rect(0, top, WIDTH, ROW, "hit"),
        words(LABEL_WIDTH - 10, top + 17, clipped(row.name), anchor="end"),
        join(parts),
        words(x + 7, top + 17, f"{total:,}", "figure"),
        aria_label=f"{row.name}: {told}",
    )
