"""The model's rule components, which give the same for the same word: asked once for each, then remembered.

spaCy matches 180 patterns at every token to turn tags into parts of speech, and reads the morphology of every token to see whether
its lemma is the word itself. Both depend on a few attributes of the token; what they gave for these is kept.
"""

import re
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.strings import StringStore
from spacy.tokens import Doc

ATTRS: list[int | str] = ["TAG", "DEP", "IS_SPACE", "LOWER"]  # what a rule may ask of a token to be remembered
SET: list[int | str] = ["POS", "MORPH", "LEMMA", "TAG", "DEP"]  # what it may set
LEMMA_KEY: list[int | str] = ["ORTH", "POS", "MORPH", "LEMMA"]
ASKED = ({"IN"}, {"REGEX"})  # how a rule may ask for words, besides by one word
MOST = 30_000  # entries after which everything is forgotten: there is no end of new words

Pattern = list[dict[str, Any]]
Key = tuple[int, int, int, int]
Row = tuple[int, ...]


class RulerWithMemory:
    """An `AttributeRuler`, of which the rules about single tokens are asked once for each kind of token."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self.ruler = ruler
        self.attrs = _ids(ruler)
        self.single = Matcher(ruler.vocab)
        self.others = Matcher(ruler.vocab)
        self.anchors: list[
            set[int]
        ] = []  # for each pattern of the others words or labels of which it needs one; empty if unknown
        self.words: set[int] = set()
        self.regexes: list[re.Pattern[str]] = []
        for number, rule in enumerate(ruler.patterns):
            patterns = cast(list[Pattern], rule["patterns"])
            if rule["index"] == 0 and all(_is_simple(pattern) for pattern in patterns):
                self.single.add(str(number), patterns)
                self._note_words([pattern[0].get("LOWER", "") for pattern in patterns])
            else:
                self.others.add(str(number), patterns)
                self.anchors += [_anchors(pattern, ruler.vocab.strings) for pattern in patterns]
        self.told: dict[int, int] = {}
        self.memory: dict[Key, tuple[Row, list[int]]] = {}

    def _note_words(self, asked: list[Any]) -> None:
        """Remember which words the rules ask for."""
        for value in asked:
            if isinstance(value, dict) and "REGEX" in value:
                self.regexes.append(re.compile(value["REGEX"]))
            else:
                self.words.update(map(self.ruler.vocab.strings.add, _literals(value)))

    def __call__(self, doc: Doc) -> Doc:
        if not len(doc):
            return doc
        table = doc.to_array(ATTRS).tolist()
        keys = ((tag, dep, space, self._telling(word)) for tag, dep, space, word in table)
        found = [self._recall(doc, token, key) for token, key in enumerate(keys)]
        rows = np.array([row for row, _ in found], dtype="uint64")
        seen = {value for row in table for value in row}
        if any(not anchors or not seen.isdisjoint(anchors) for anchors in self.anchors):
            for token, rules in self._by_others(doc).items():
                rows[token] = self._row(sorted({*found[token][1], *rules}))
        return _set(doc, SET, np.where(rows == 0, doc.to_array(SET), rows))

    def _telling(self, word: int) -> int:
        """The word if a rule asks for it, else 0: all others are alike to the rules."""
        known = self.told.get(word)
        if known is None:
            if len(self.told) > MOST:
                self.told.clear()
            text = self.ruler.vocab.strings[word]
            asked = word in self.words or any(regex.search(text) for regex in self.regexes)
            known = self.told[word] = word if asked else 0
        return known

    def _recall(self, doc: Doc, token: int, key: Key) -> tuple[Row, list[int]]:
        known = self.memory.get(key)
        if known is None:
            matches = self.single(doc[token : token + 1], allow_missing=True, as_spans=False)
            rules = sorted({self._number(match) for match, _, _ in matches})
            known = self.memory[key] = (self._row(rules), rules)
        return known

    def _row(self, rules: list[int]) -> Row:
        """What these rules set; of two that set the same the later one counts."""
        values: dict[int, int] = {}
        for rule in rules:
            values |= self.ruler.attrs[rule]
        return tuple(values.get(attr, 0) for attr in self.attrs)

    def _by_others(self, doc: Doc) -> dict[int, list[int]]:
        """The rules about several tokens that apply, by the token they set something of."""
        found: dict[int, list[int]] = {}
        for match, start, end in self.others(doc, allow_missing=True, as_spans=False) if len(self.others) else ():
            rule = self._number(match)
            index = self.ruler.indices[rule]
            found.setdefault(index + (start if index >= 0 else end), []).append(rule)
        return found

    def _number(self, match: int) -> int:
        return int(self.ruler.vocab.strings[match])


class LemmatizerWithMemory:
    """A rule `Lemmatizer`, which is asked once for each word with its part of speech and morphology."""

    def __init__(self, lemmatizer: Lemmatizer) -> None:
        self.lemmatizer = _with_sets(lemmatizer)
        self.memory: dict[tuple[int, int, int], str] = {}

    def __call__(self, doc: Doc) -> Doc:
        if not len(doc):
            return doc
        if len(self.memory) > MOST:
            self.memory.clear()
        self.lemmatizer.cache.clear()  # it would keep the same once more, without end
        add = doc.vocab.strings.add
        lemmas = []
        for token, (orth, pos, morph, lemma) in enumerate(doc.to_array(LEMMA_KEY).tolist()):
            # The string is added anew, since the store forgets those of the last batch.
            lemmas.append(lemma or add(self._recall(doc, token, (orth, pos, morph))))
        return _set(doc, ["LEMMA"], np.array(lemmas, dtype="uint64"))

    def _recall(self, doc: Doc, token: int, key: tuple[int, int, int]) -> str:
        known = self.memory.get(key)
        if known is None:
            known = self.memory[key] = self.lemmatizer.lemmatize(doc[token])[0]
        return known


def _with_sets(lemmatizer: Lemmatizer) -> Lemmatizer:
    """A copy that keeps its known forms as sets: spaCy searches lists of up to 50,000 words from the start."""
    copy = type(lemmatizer)(lemmatizer.vocab, None, lemmatizer.name, mode=lemmatizer.mode)
    for name in lemmatizer.lookups.tables:
        table = lemmatizer.lookups.get_table(name)
        is_index = name == "lemma_index"
        copy.lookups.add_table(name, {key: frozenset(forms) if is_index else forms for key, forms in table.items()})
    return copy


def is_plain_ruler(pipe: object) -> bool:
    """Whether a component is an attribute ruler that sets nothing but what we remember."""
    return type(pipe) is AttributeRuler and all(
        set(attrs) <= set(_ids(pipe)) and all(isinstance(value, int) and value for value in attrs.values())
        for attrs in pipe.attrs
    )


def is_plain_lemmatizer(pipe: object) -> bool:
    """Whether a component is a lemmatizer by rules that look at nothing but the word, its part of speech and morphology."""
    return type(pipe) in (Lemmatizer, EnglishLemmatizer) and pipe.mode == "rule" and not pipe.overwrite  # type: ignore[attr-defined]


def _set(doc: Doc, attrs: list[int | str], values: NDArray[Any]) -> Doc:
    # spaCy's types are those of thinc, which numpy's are not.
    return doc.from_array(cast(Any, attrs), cast(Any, values))


def _ids(ruler: AttributeRuler) -> list[int]:
    return [ruler.vocab.strings[str(name)] for name in SET]


def _is_simple(pattern: Pattern) -> bool:
    """Whether a pattern is about one token and asks only what we read."""
    asked = pattern[0].get("LOWER", "")
    return len(pattern) == 1 and set(pattern[0]) <= set(ATTRS) and (isinstance(asked, str) or set(asked) in ASKED)


def _literals(asked: Any) -> list[str]:
    """The values that a condition names, of which one must hold; none if it is a condition of another kind."""
    if isinstance(asked, str):
        return [asked] if asked else []
    return [*asked["IN"]] if isinstance(asked, dict) and set(asked) == {"IN"} else []


def _anchors(pattern: Pattern, strings: StringStore) -> set[int]:
    """Words or labels of which a text must have one for a pattern to fit: those that its first plain condition names."""
    for token in pattern:
        for attr in ("LOWER", "DEP"):
            if "OP" not in token and _literals(token.get(attr, "")):
                return {strings.add(value) for value in _literals(token[attr])}
    return set()
