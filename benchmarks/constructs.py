"""What can be left out of extraction one at a time: constructs, as changes of the claims read from a document, and rules of repair.

A construct is left out after a document is read and before its records are made; the claims read are never changed, only replaced.
Three constructs live inside the reading and are left out there, by a stand-in for one function.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, replace
from unittest.mock import patch

from spacy.tokens import Doc

from crossclaim.extract import arguments, clauses, repairs, verbs
from crossclaim.extract.model import Phrase, Proposition

CORE = frozenset({"object", "complement", "indirect_object"})
VERBAL = frozenset({"VERB", "AUX"})
# Clauses that limit a noun; other attachments are prepositional phrases.
CLAUSAL_MARKERS = frozenset({"who", "whom", "whose", "which", "that", "where", "when", "why", "what", ""})
HELPERS = frozenset({"aux", "auxpass", "neg"})

Change = Callable[[Doc, list[Proposition]], list[Proposition]]


@dataclass(frozen=True)
class Construct:
    """One construct, and what a reading without it gives; `switch` takes it out of the reading itself."""

    name: str
    without: Change
    switch: Callable[[], AbstractContextManager[object]] | None = None


def _no_claims(wrong: Callable[[Proposition], bool]) -> Change:
    return lambda doc, claims: [claim for claim in claims if not wrong(claim)]


def _no_arguments(wrong: Callable[[Phrase], bool]) -> Change:
    """Of verbs: what an apposition or a title says of its noun is the whole claim."""

    def change(doc: Doc, claims: list[Proposition]) -> list[Proposition]:
        return [replace(c, objects=[o for o in c.objects if not c.predicate or not wrong(o)]) for c in claims]

    return change


def _of(*constructions: str) -> Change:
    return _no_claims(lambda claim: claim.construction in constructions)


def _is_prepositional(phrase: Phrase) -> bool:
    return bool(phrase.marker) and phrase.role not in CORE and phrase.head.pos_ not in VERBAL


def _is_copular(claim: Proposition) -> bool:
    return claim.lemma == "be" and bool(claim.predicate) and claim.construction != "existential"


def _bare_verbs(doc: Doc, claims: list[Proposition]) -> list[Proposition]:
    deps = doc.user_data["parse"].deps
    found = []
    for claim in claims:
        words = [token for token in claim.predicate if deps[token.i] not in HELPERS]
        found.append(replace(claim, predicate=words, prefix="") if words else claim)
    return found


def _drop_pieces(phrase: Phrase, wrong: Callable[[str, str], bool]) -> Phrase:
    return replace(phrase, pieces=[piece for piece in phrase.pieces if not wrong(piece.kind, piece.marker)])


def _whole_subjects(doc: Doc, claims: list[Proposition]) -> list[Proposition]:
    return [replace(c, subject=_drop_pieces(c.subject, lambda kind, marker: kind == "member")) for c in claims]


def _whole_objects(doc: Doc, claims: list[Proposition]) -> list[Proposition]:
    return _with_objects(claims, lambda kind, marker: kind == "member")


def _no_nested(doc: Doc, claims: list[Proposition]) -> list[Proposition]:
    return _with_objects(claims, lambda kind, marker: kind == "attachment" and marker not in CLAUSAL_MARKERS)


def _no_limits(doc: Doc, claims: list[Proposition]) -> list[Proposition]:
    def limit(kind: str, marker: str) -> bool:
        return kind == "attachment" and marker in CLAUSAL_MARKERS

    whole = _with_objects(claims, limit)
    return [replace(claim, subject=_drop_pieces(claim.subject, limit)) for claim in whole]


def _with_objects(claims: list[Proposition], wrong: Callable[[str, str], bool]) -> list[Proposition]:
    return [replace(c, objects=[_drop_pieces(phrase, wrong) for phrase in c.objects]) for c in claims]


def _unchanged(doc: Doc, claims: list[Proposition]) -> list[Proposition]:
    return claims


CONSTRUCTS = (
    Construct("objects and complements", _no_arguments(lambda phrase: phrase.role in CORE)),
    Construct("prepositional phrases of verbs", _no_arguments(_is_prepositional)),
    Construct(
        "  of these, times and places", _no_arguments(lambda p: _is_prepositional(p) and p.role in ("time", "place"))
    ),
    Construct("  of these, agents", _no_arguments(lambda phrase: phrase.role == "agent")),
    Construct(
        "passives", _no_claims(lambda c: c.voice == "passive" and c.construction not in ("reduced", "participle"))
    ),
    Construct("auxiliaries and negation in predicates", _bare_verbs),
    Construct("copulas", _no_claims(_is_copular)),
    Construct("existentials", _of("existential")),
    Construct("content clauses, as claims", _of("content")),
    Construct("clauses, as arguments", _no_arguments(lambda p: p.role not in CORE and p.head.pos_ in VERBAL)),
    Construct(
        "open complements merged", _unchanged, lambda: patch.object(verbs, "_open_complement", lambda parse, verb: None)
    ),
    Construct("controlled complements", _of("controlled")),
    Construct("relative clauses", _of("relative", "object_relative", "infinitival_relative")),
    Construct("coordinated verb phrases", _of("conjunct")),
    Construct(
        "  their shared auxiliaries", _unchanged, lambda: patch.object(clauses, "_shared_words", lambda *args: [])
    ),
    Construct("  their shared objects", _unchanged, lambda: patch.object(arguments, "_borrow", lambda *args: None)),
    Construct("participles behind nouns", _of("reduced")),
    Construct("participles beside clauses", _of("participle", "absolute")),
    Construct("gerunds behind prepositions", _of("gerund")),
    Construct("infinitives of purpose", _of("infinitive")),
    Construct("adverbial clauses, as claims", _of("adverbial")),
    Construct("coordinated subjects split", _whole_subjects),
    Construct("coordinated objects split", _whole_objects),
    Construct("nested prepositional phrases", _no_nested),
    Construct("clauses cut off the nouns they limit", _no_limits),
    Construct("appositions", _of("apposition")),
    Construct("titles, roles, gapped predicates", _of("title", "role", "gapped")),
)


def repair_rules() -> Iterator[tuple[str, Callable[[], AbstractContextManager[object]]]]:
    """Each rule of repair by its name, with what switches it off."""
    for name in sorted({rule.__name__ for rules in repairs.RULES.values() for rule in rules}):
        yield name, lambda name=name: _rule_off(name)
    # Those that look at a whole sentence, or at two words, stand in no table.
    for name in ("prefixed_word", *sorted(name for name in vars(repairs) if name.startswith("repair_"))):
        yield name, lambda name=name: patch.object(repairs, name, lambda *args: False)


@contextmanager
def _rule_off(name: str) -> Iterator[None]:
    left = {dep: tuple(rule for rule in rules if rule.__name__ != name) for dep, rules in repairs.RULES.items()}
    with patch.dict(repairs.RULES, left):
        yield


@contextmanager
def all_repairs_off() -> Iterator[None]:
    """Every rule of repair switched off."""
    with ExitStack() as stack:
        for _, switch in repair_rules():
            stack.enter_context(switch())
        yield
