"""The plots of the overview: findings by reason, by entity, by pair of documents and by score, and the dated claims."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from crossclaim_schemas import Claim, Relation

from .report_html import EMPTY, Html, element, join, link, text
from .report_index import Index
from .report_quote import STRENGTHS, strength
from .report_svg import LABEL_WIDTH, WIDTH, Bar, Segment, bars, clipped, figure, line, rect, svg, title, upright, words
from .report_words import plain, reasons

MOST_BARS = 12
MOST_DOCUMENTS = 16  # a side of the heat map
MOST_LANES = 12
LARGEST_CELL = 34
SCORE_BINS = 20
YEAR = re.compile(r"(-?\d{4,})(?:-(\d\d))?")
WIDE = 1180
LANE = 24
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)


def plots(index: Index) -> Html:
    """All plots that have something to show; nothing without findings."""
    if not index.findings:
        return EMPTY
    narrow = [drawn for drawn in (_by_reason(index), _by_score(index), _by_entity(index), _by_pair(index)) if drawn]
    drawn = element("div", *narrow, _timeline(index), class_="plots by-two" if len(narrow) == 4 else "plots")
    return element("section", element("h2", text("At a glance")), _legend(), drawn)


def _legend() -> Html:
    kinds = (("conflict", "conflicts"), ("agreement", "agreements"), ("possible", "possible findings"), ("single", "claims in no finding"))  # fmt: skip
    return element(
        "p", *(element("span", text(name), class_=f"key {kind}") for kind, name in kinds), class_="note keys"
    )


def _by_reason(index: Index) -> Html:
    rows = _counted(index, reasons, lambda reason: (plain(reason), index.links.findings(("reason", reason))))
    return figure("Findings by reason", bars(rows, "Findings by reason"), _legend_note(index)) if rows else EMPTY


def _by_entity(index: Index) -> Html:
    def names(relation: Relation) -> list[str]:
        return list(dict.fromkeys(entity.name for entity, _, _ in index.shared_entities(relation)))

    rows = _counted(index, names, lambda name: (name, index.links.findings(("entity", name))))
    note = "who or what both claims name"
    return figure("Findings by entity", bars(rows, "Findings by entity"), note) if rows else EMPTY


def _counted(
    index: Index, keys_of: Callable[[Relation], Iterable[str]], told: Callable[[str], tuple[str, str]]
) -> list[Bar]:
    """Reported findings counted by key: bars of conflicts and agreements, the longest first."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for relation in (*index.conflicts, *index.agreements):
        for key in keys_of(relation):
            counts[key][relation.label] += 1
    longest = sorted(counts, key=lambda key: (-counts[key].total(), key))[:MOST_BARS]
    made = []
    for key in longest:
        name, href = told(key)
        made.append(Bar(name, [Segment(kind, counts[key][kind]) for kind in ("conflict", "agreement")], href))
    return made


def _legend_note(index: Index) -> str:
    hidden = len(index.possible)
    return f"{hidden:,} possible ones not counted" if hidden else ""


def _by_score(index: Index) -> Html:
    kinds = ("possible", "agreement", "conflict")
    bins = [Counter[str]() for _ in range(SCORE_BINS)]
    for relation in index.findings:
        kind = "possible" if relation.status == "possible" else relation.label
        bins[min(int(relation.score * SCORE_BINS), SCORE_BINS - 1)][kind] += 1
    tallest = max(found.total() for found in bins)
    height, step = 150, (WIDTH - 40) / SCORE_BINS
    columns = [join(_column(found, kinds, 30 + at * step, step, height, tallest, at)) for at, found in enumerate(bins)]
    axis = [line(30, height + 10, WIDTH - 10, height + 10)]
    axis += [words(30 + tenth * 2 * step, height + 28, f".{tenth}" if tenth < 10 else "1", "figure", anchor="middle") for tenth in range(0, 11, 2)]  # fmt: skip
    drawing = svg(
        WIDTH, height + 36, *columns, *axis, label=f"Scores of {len(index.findings)} findings in steps of .05"
    )
    return figure("Findings by score", drawing, "the probability that a finding is right")


def _column(
    found: Counter[str], kinds: Sequence[str], x: float, step: float, height: int, tallest: int, at: int
) -> Iterable[Html]:
    bottom = float(height + 10)
    for kind in kinds:
        if found[kind]:
            tall = found[kind] / tallest * height
            bottom -= tall
            told = title(f"score {at / SCORE_BINS:.2f} to {(at + 1) / SCORE_BINS:.2f}: {found[kind]:,} {kind}")
            yield rect(x + 1, bottom, step - 2, tall, kind, told)


def _by_pair(index: Index) -> Html:
    """Conflicts above the diagonal, agreements below it; nothing for two documents, which make one pair."""
    if len(index.records.documents) < 3:
        return EMPTY
    counts: dict[tuple[str, int, int], int] = Counter()
    busiest: Counter[int] = Counter()
    for relation in (*index.conflicts, *index.agreements):
        low, high = sorted((index.document_order[relation.doc_a], index.document_order[relation.doc_b]))
        counts[relation.label, low, high] += 1
        busiest.update((low, high))
    shown = sorted(sorted(busiest, key=lambda order: (-busiest[order], order))[:MOST_DOCUMENTS])
    if not shown:
        return EMPTY
    left_out = len(index.records.documents) - len(shown)
    note = "darker: more findings; above the diagonal conflicts, below agreements"
    note += f"; {left_out:,} documents with fewer findings are left out" if left_out else ""
    return figure("Findings by pair of documents", _heat_map(index, shown, counts), note)


def _heat_map(index: Index, shown: Sequence[int], counts: dict[tuple[str, int, int], int]) -> Html:
    left, top = LABEL_WIDTH + 28, 28
    cell = min(LARGEST_CELL, (WIDTH - left) / len(shown))
    most = max(counts.values())
    parts = []
    for row, one in enumerate(shown):
        middle, number = (row + 0.5) * cell, f"{one + 1}"
        name = clipped(index.title(index.records.documents[one].id))
        parts += [words(left - 32, top + middle + 4, name, anchor="end")]
        parts += [words(left - 6, top + middle + 4, number, "figure small", anchor="end")]
        parts += [
            words(left + middle, top - 6, number, "figure small", anchor="middle")
            if len(number) < 3
            else upright(left + middle + 4, top - 4, number, "figure small")
        ]
        for column, other in enumerate(shown):
            low, high = sorted((one, other))
            label = "conflict" if column > row else "agreement"
            x, y = left + column * cell, top + row * cell
            parts.append(_cell(index, label, low, high, counts.get((label, low, high), 0), most, (x, y, cell)))
    side = len(shown) * cell
    return svg(WIDTH, top + side + 4, *parts, label="Findings by pair of documents", role="group")


def _cell(
    index: Index, label: str, low: int, high: int, number: int, most: int, place: tuple[float, float, float]
) -> Html:
    x, y, size = place
    if low == high:
        return rect(x + 0.5, y + 0.5, size - 1, size - 1, "diagonal")
    if not number:
        return rect(x + 0.5, y + 0.5, size - 1, size - 1, "blank")
    names = " and ".join(index.title(index.records.documents[order].id) for order in (low, high))
    told = f"{names}: {number:,} {label}{'s' if number > 1 else ''}"
    # Counts differ by magnitudes: on a scale of square roots small ones stay visible.
    square = rect(x + 0.5, y + 0.5, size - 1, size - 1, label, opacity=0.2 + 0.8 * math.sqrt(number / most))
    href = index.links.findings(("label", label), ("doc", str(low)), ("with", str(high)))
    # Out of the tab order, of which it would make hundreds of stops: the two document filters do the same.
    return link(href, title(told), square, aria_label=told, tabindex="-1")


def _timeline(index: Index) -> Html:
    """A lane for each document, a dot for the claims of one time; the larger, the more claims."""
    dated = [(_year(claim), claim) for claim in index.records.claims]
    known = [(year, claim) for year, claim in dated if year is not None]
    if len(known) < 3:
        return EMPTY
    lanes: dict[str, list[tuple[float, Claim]]] = defaultdict(list)
    for year, claim in known:
        lanes[claim.doc_id].append((year, claim))
    busiest = sorted(lanes, key=lambda doc_id: (-len(lanes[doc_id]), doc_id))[:MOST_LANES]
    shown = sorted(busiest, key=lambda doc_id: index.document_order[doc_id])
    years = [year for doc_id in shown for year, _ in lanes[doc_id]]
    first, last = math.floor(min(years)), math.floor(max(years)) + 1
    left_out = len(lanes) - len(shown)
    note = f"{len(known):,} claims with a date" + (f", those of {left_out:,} further documents left out" if left_out else "")  # fmt: skip
    drawing = _lanes(index, [(doc_id, lanes[doc_id]) for doc_id in shown], first, last)
    return figure("When it happened", drawing, note, wide=True)


def _lanes(index: Index, lanes: Sequence[tuple[str, list[tuple[float, Claim]]]], first: int, last: int) -> Html:
    left, right = LABEL_WIDTH + 60, WIDE - 24
    scale = (right - left) / (last - first)
    bottom = len(lanes) * LANE + 6
    step = next((step for step in STEPS if (last - first) / step <= 14), STEPS[-1])
    parts = []
    for year in range(-(-first // step) * step, last + 1, step):
        x = left + (year - first) * scale
        parts += [line(x, 0, x, bottom, "grid"), words(x, bottom + 18, f"{year}", "figure", anchor="middle")]
    for at, (doc_id, claims) in enumerate(lanes):
        y = (at + 0.5) * LANE
        parts += [words(left - 16, y + 4, clipped(index.title(doc_id), 30), anchor="end"), line(left, y, right, y)]
        parts += _dots(index, claims, lambda year: left + (year - first) * scale, y)
    label = f"Dated claims of {len(lanes)} documents from {first} to {last}"
    return svg(WIDE, bottom + 26, *parts, label=label)


def _dots(index: Index, claims: Sequence[tuple[float, Claim]], x_of: Callable[[float], float], y: float) -> list[Html]:
    """One dot for claims that would cover each other; its colour is that of the strongest finding among them."""
    places: dict[int, list[tuple[float, Claim]]] = defaultdict(list)
    for year, claim in claims:
        places[round(x_of(year) / 9)].append((year, claim))
    drawn = []
    for together in places.values():
        kind = max((strength(index, claim) for _, claim in together), key=STRENGTHS.index)
        said = together[0][1].text + (f" (and {len(together) - 1} more)" if len(together) > 1 else "")
        x = sum(x_of(year) for year, _ in together) / len(together)
        radius = min(3 + 1.4 * math.sqrt(len(together)), 10)
        drawn.append(element("circle", title(said), cx=f"{x:.1f}", cy=f"{y:.1f}", r=f"{radius:.1f}", class_=kind))
    return drawn


def _year(claim: Claim) -> float | None:
    time = claim.qualifiers.time
    found = YEAR.match((time.start or time.end or "") if time else "")
    return int(found[1]) + (int(found[2]) - 1) / 12 if found and found[2] else int(found[1]) + 0.5 if found else None
