"""How much a word tells about what a claim is about: little if it is light in English or common in its document."""

from collections import Counter
from collections.abc import Iterable
from math import log

from .lexicon import Pos

# Words that carry grammar or emphasis more than content, whatever the text is about.
LIGHT_WORDS = frozenset(
    "be have do make take give get go come become keep hold let put set include involve say tell add note state report "
    "announce use provide various several many other such own same certain more most much very also well only even just "
    "still already again further number part way thing kind sort type total overall year day time month week today "
    "recent recently currently now then later earlier previously former new first last next main major key important "
    "about around approximately roughly some any all each every both year's according follow continue begin start "
    "serve represent play role remain seem appear able one model example form basis matter field area aspect stand "
    "staunch firm active deep consistent constructive responsible reliable respected distinctive vital steady firmly "
    "consistently actively strongly".split()
)
LIGHT = 0.35
BY_POS: dict[Pos, float] = {"n": 1.0, "v": 1.0, "a": 0.75, "r": 0.45}
ENTITY = 1.3
QUANTITY = 1.2
COMMONEST = 0.45  # what a term in every second claim still weighs
MIN_CLAIMS = 12  # with fewer claims, frequency says nothing


class Vocabulary:
    """Weights of terms from their frequency over the claims of one document: what every claim names tells no two apart.

    Of one document and not of the run, so that a further document changes no finding between the others.
    """

    __slots__ = ("_counts", "_total")

    def __init__(self, keys_by_claim: Iterable[Iterable[str]]) -> None:
        self._counts: Counter[str] = Counter()
        self._total = 0
        for keys in keys_by_claim:
            self._counts.update(set(keys))
            self._total += 1

    def rarity(self, key: str) -> float:
        """1 for a term of at most one claim in twenty, falling to `COMMONEST` for one of every second claim."""
        if self._total < MIN_CLAIMS:
            return 1.0
        share = self._counts[key] / self._total
        if share <= 0.05:
            return 1.0
        fall = min(1.0, log(share / 0.05) / log(10.0))
        return 1.0 - fall * (1.0 - COMMONEST)

    def word_weight(self, lemma: str, pos: Pos) -> float:
        """Weight of a content word."""
        return LIGHT if lemma in LIGHT_WORDS else BY_POS[pos] * self.rarity(lemma)

    def entity_weight(self, entity_id: str) -> float:
        """Weight of an entity."""
        return ENTITY * self.rarity(entity_id)
