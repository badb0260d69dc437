"""A parse as plain lists: what spaCy's tokens say, read once per document, because rules ask for it thousands of times."""

from bisect import bisect_right
from dataclasses import dataclass

from spacy.tokens import Doc

COLUMNS: list[int | str] = ["ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE", "HEAD", "SPACY"]
OPENERS = {"(": ")", "[": "]", "{": "}", "“": "”", "‘": "’", "``": "''", "«": "»"}
CLOSERS = {close: opening for opening, close in OPENERS.items()}
JOINERS = frozenset({"-", "–", "‑", "/"})
EDGE_WORDS = frozenset({"and", "or", "but", "nor"})


@dataclass(slots=True)
class Parse:
    """One `Doc`; every list has one entry a token. Repairs may change `heads` and `deps` and then call `relink`.

    `chunks` are the words with the space behind them, `starts` the first tokens of sentences and the end, `kids` are the dependents of a token in order; `left` and `right` are the first and last token of its subtree.
    """

    doc: Doc
    words: list[str]
    lower: list[str]
    lemmas: list[str]
    pos: list[str]
    tags: list[str]
    deps: list[str]
    ents: list[str]
    chunks: list[str]
    starts: list[int]
    heads: list[int]
    kids: list[list[int]]
    left: list[int]
    right: list[int]

    def link(self, start: int = 0, end: int | None = None) -> None:
        """Derive `kids`, `left` and `right` from `heads`, from token `start` to `end`; no head may lie outside."""
        stop = len(self.heads) if end is None else end
        for token in range(start, stop):
            self.kids[token] = []
            self.left[token] = self.right[token] = token
        for token in range(start, stop):
            if self.heads[token] != token:
                self.kids[self.heads[token]].append(token)
        _spread(self.heads, self.left, range(start, stop))
        _spread(self.heads, self.right, range(stop - 1, start - 1, -1))

    def relink(self, token: int) -> None:
        """Derive them again for the sentence of a token whose head was changed."""
        number = bisect_right(self.starts, token) - 1
        start, end = self.starts[number], self.starts[number + 1]
        _cut_cycles(self.heads, range(start, end))
        self.link(start, end)

    def first_kid(self, token: int, *deps: str) -> int | None:
        """The first dependent with one of these labels, None if there is none."""
        for kid in self.kids[token]:
            if self.deps[kid] in deps:
                return kid
        return None

    def kids_with(self, token: int, *deps: str) -> list[int]:
        """All dependents with one of these labels, in order."""
        return [kid for kid in self.kids[token] if self.deps[kid] in deps]

    def is_above(self, upper: int, lower: int) -> bool:
        """Whether `lower` is `upper` or stands below it."""
        while lower != upper:
            head = self.heads[lower]
            if head == lower:
                return False
            lower = head
        return True

    def lower_text(self, start: int, end: int) -> str:
        """The words from `start` to `end` (exclusive) in lower case, joined by single spaces."""
        return " ".join(self.lower[start:end])


def read_parse(doc: Doc) -> Parse:
    """The parse of `doc` as lists; heads are indices into the document."""
    table = doc.to_array(COLUMNS).astype("int64")
    words, lower, lemmas, pos, tags, deps, ents = (
        _strings(doc, column) for column in table.T[:7].astype("uint64").tolist()
    )
    heads = [token + shift for token, shift in enumerate(table[:, 7].tolist())]
    chunks = [word + " " if spaced else word for word, spaced in zip(words, table[:, 8].tolist(), strict=True)]
    count = len(words)
    starts = [*(sent.start for sent in doc.sents), count]
    edges = [0] * count
    parse = Parse(
        doc, words, lower, lemmas, pos, tags, deps, ents, chunks, starts, heads, [[]] * count, edges, edges.copy()
    )
    parse.link()
    return parse


def trim(parse: Parse, start: int, end: int) -> tuple[int, int]:
    """Cut punctuation and conjunctions off both ends, but no bracket or quotation mark whose partner is inside."""
    while end > start + 1 and _cuts_right(parse, start, end - 1):
        end -= 1
    while start < end - 1 and _cuts_left(parse, start, end):
        start += 1
    if end < len(parse.words) and parse.words[end] == '"' and parse.words[start:end].count('"') == 1:
        end += 1
    if end < len(parse.words) and parse.words[end] == ")" and parse.words[start:end].count("(") == 1:
        end += ")" not in parse.words[start:end]
    return _whole_word(parse, start, end)


def _whole_word(parse: Parse, start: int, end: int) -> tuple[int, int]:
    """Never cut inside what is written together: "2-1", "non-proliferation"."""
    while 0 < end < len(parse.words) - 1 and parse.words[end] in JOINERS and not _is_spaced(parse, end):
        end += 2
    while start > 1 and parse.words[start - 1] in JOINERS and not _is_spaced(parse, start - 1):
        start -= 2
    return start, end


def _is_spaced(parse: Parse, joiner: int) -> bool:
    return parse.chunks[joiner - 1].endswith(" ") or parse.chunks[joiner].endswith(" ")


def _cuts_right(parse: Parse, start: int, last: int) -> bool:
    word = parse.words[last]
    if word in CLOSERS:
        return CLOSERS[word] not in parse.words[start:last]
    if word == '"':
        return parse.words[start:last].count('"') % 2 == 0
    if word in ("'", "’"):
        return parse.pos[last] == "PUNCT" and "'" not in parse.words[start:last] and "‘" not in parse.words[start:last]
    return parse.pos[last] in ("PUNCT", "SPACE") or parse.lower[last] in EDGE_WORDS


def _cuts_left(parse: Parse, first: int, end: int) -> bool:
    word = parse.words[first]
    if word in OPENERS:
        return OPENERS[word] not in parse.words[first + 1 : end]
    if word == '"':
        return parse.words[first + 1 : end].count('"') % 2 == 0
    return parse.pos[first] in ("PUNCT", "SPACE") or parse.lower[first] in EDGE_WORDS


def _strings(doc: Doc, keys: list[int]) -> list[str]:
    strings = doc.vocab.strings
    known = {key: strings[key] for key in set(keys)}
    return [known[key] for key in keys]


def _cut_cycles(heads: list[int], tokens: range) -> None:
    """Make a root of a token that stands below itself: two repairs that are right alone may not be together."""
    sound: set[int] = set()
    for token in tokens:
        path = []
        step = token
        while step not in sound and heads[step] != step and step not in path:
            path.append(step)
            step = heads[step]
        if step in path:
            heads[step] = step
        sound.update(path, (step,))


def _spread(heads: list[int], edges: list[int], order: range) -> None:
    # Tokens come in order, so the first that reaches an ancestor is its outermost; all above it are done already.
    for token in order:
        step = token
        while heads[step] != step:
            step = heads[step]
            outer = edges[step] if order.step == 1 else -edges[step]
            if outer <= (token if order.step == 1 else -token):
                break
            edges[step] = token
