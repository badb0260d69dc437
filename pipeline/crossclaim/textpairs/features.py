"""Numbers that describe sentence b against sentence a, for the model of text pairs. Not symmetric: both directions are judged."""

from collections import Counter
from collections.abc import Sequence
from math import log

from ..crosscheck.kinship import kinship
from ..crosscheck.words import WordLevel, word_level
from .align import Alignment, Rival, level_of, replaced_words
from .sentences import _TABLE, NEGATIONS, QUANTIFIERS, Sentence, Word

PRIVATIVES = frozenset(_TABLE["privatives"])
OPPOSITE_PREPOSITIONS = frozenset(frozenset(pair) for pair in _TABLE["opposite_prepositions"])
CONTENT_TAGS = ("NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM")
LINK_LEVELS = (WordLevel.SYNONYM, WordLevel.DERIVED, WordLevel.BROADER, WordLevel.NARROWER, WordLevel.STANCE)
TYPED_RIVALS = ("antonym", "sister_n", "sister_v", "sister_a", "sister_r", "number", "ordinal", "year", "name")
RIVALS = (*TYPED_RIVALS, "other_n", "other_v", "other_a", "other_r")
ARGUMENT_STATES = (
    "none", "a_missing", "b_missing", "pronoun", "same", "synonym", "derived", "broader", "narrower", "antonym", "sister", "different",
)  # fmt: skip
QUANTIFIER_PAIRS = (
    "all-none", "none-all", "all-some", "some-all", "none-some", "some-none", "none-", "-none", "all-", "-all", "-only", "only-", "few-many",
    "many-few", "all-many", "many-all", "none-many", "many-none", "-many", "many-", "-few", "few-",
)  # fmt: skip
MODAL_PAIRS = (
    "-possible", "possible-", "-able", "able-", "-future", "future-", "-necessary", "necessary-", "-unreal", "unreal-",
)  # fmt: skip
COUNTED_WORDS = (
    "or",
    "and",
    "if",
    "unless",
    "but",
    "than",
    "more",
    "less",
    "before",
    "after",
    "at",
    "least",
    "exactly",
)
ENTITY_LABELS = ("PERSON", "GPE", "ORG", "DATE", "NORP", "CARDINAL")
MODIFIERS = frozenset({"amod", "compound", "advmod", "npadvmod"})
HEAD_ROLES = frozenset({"subject", "object", "passive_subject", "root", "complement"})
AGENT, PATIENT = "agent", "patient"
SIDES = {"subject": AGENT, "passive_subject": PATIENT, "object": PATIENT}
NEAR_KIN = 0.6
NO_PAIR = -0.2  # below every kinship


def features_of(a: Sentence, b: Sentence, alignment: Alignment, rivals: Sequence[Rival]) -> dict[str, float]:
    """All features by name, in a fixed order."""
    return {
        **_cover(a, b, alignment),
        **_rests(alignment),
        **_rivals(a, b, rivals),
        **_edits(a, b, alignment),
        **_kin(rivals),
        **_negation(a, b, alignment),
        **_heads(a, b, alignment),
        **_roles(a, b, alignment),
        **_scope(alignment),
        **_prepositions(a, b, alignment),
        **_counted(a, b),
    }


def _cover(a: Sentence, b: Sentence, alignment: Alignment) -> dict[str, float]:
    same = [link for link in alignment.links if link.level == WordLevel.SAME]
    return {
        "cover_a": 1 - sum(word.weight for word in alignment.rest_a) / a.weight,
        "cover_b": 1 - sum(word.weight for word in alignment.rest_b) / b.weight,
        "same_a": sum(link.a.weight for link in same) / a.weight,
        "same_b": sum(link.b.weight for link in same) / b.weight,
        **{f"links_{level}": float(sum(link.level == level for link in alignment.links)) for level in LINK_LEVELS},
    }


def _rests(alignment: Alignment) -> dict[str, float]:
    sides = {"a": alignment.rest_a, "b": alignment.rest_b}
    found = {f"rest_{side}_{tag}": _count(rest, tag) for side, rest in sides.items() for tag in CONTENT_TAGS}
    for side, rest in sides.items():
        found[f"modifiers_{side}"] = float(sum(word.dep in MODIFIERS for word in rest))
        found[f"heads_{side}"] = float(sum(word.role in HEAD_ROLES for word in rest))
    labels_a, labels_b = ({word.label for word in rest} for rest in sides.values())
    for label in ENTITY_LABELS:
        found[f"entity_both_{label}"] = float(label in labels_a and label in labels_b)
        found[f"entity_new_{label}"] = float(label in labels_b and label not in labels_a)
    found["obliques_b"] = float(sum(word.role == "oblique" for word in alignment.rest_b))
    return found


def _count(words: Sequence[Word], tag: str) -> float:
    return float(sum(word.upos == tag for word in words))


def _rivals(a: Sentence, b: Sentence, rivals: Sequence[Rival]) -> dict[str, float]:
    counts = Counter[str](rival.kind for rival in rivals)
    slots = Counter[str](rival.kind for rival in rivals if rival.in_slot)
    replaced = Counter[str](rival.kind for rival in rivals if rival.replaced)
    found = {f"rival_{kind}": float(min(counts[kind], 4)) for kind in TYPED_RIVALS}
    found |= {f"slot_{kind}": float(slots[kind]) for kind in RIVALS}
    found |= {f"replaced_{kind}": float(replaced[kind]) for kind in RIVALS}
    found["name_label"] = float(sum(r.kind == "name" and r.a.label != "" and r.a.label == r.b.label for r in rivals))
    found["number_head"] = float(
        sum(r.kind == "number" and a.head_of(r.a).lemma == b.head_of(r.b).lemma for r in rivals)
    )
    return found


def _edits(a: Sentence, b: Sentence, alignment: Alignment) -> dict[str, float]:
    found: dict[str, float] = {"ratio": alignment.ratio}
    for name in ("replace", "insert", "delete"):
        edits = [edit for edit in alignment.edits if edit[0] == name]
        found[f"edits_{name}"] = float(len(edits))
        found[f"words_{name}"] = float(sum(i2 - i1 if name == "delete" else j2 - j1 for _, i1, i2, j1, j2 in edits))
    found["one_word"] = float(
        len(alignment.edits) == 1
        and all(tag == "replace" and i2 - i1 <= 2 and j2 - j1 <= 2 for tag, i1, i2, j1, j2 in alignment.edits)
    )
    found["length_a"], found["length_b"] = log(1 + len(a.lower)), log(1 + len(b.lower))
    found["longer"] = float(len(b.lower) - len(a.lower))
    return found


def _kin(rivals: Sequence[Rival]) -> dict[str, float]:
    """How near in kind the words are that stand in each other's place: "beer" and "whisky" are, "beer" and "kitchen" are not."""
    near: dict[str, list[float]] = {"n": [], "v": []}
    for rival in rivals:
        pos = rival.b.pos
        if (
            (rival.in_slot or rival.replaced)
            and rival.kind != "name"
            and rival.a.value is None
            and pos in near
            and rival.a.pos == pos
        ):
            near[pos].append(kinship(rival.a.lemma, rival.b.lemma, pos))
    found = {f"kin_{pos}": max(values, default=NO_PAIR) for pos, values in near.items()}
    return found | {f"kin_{pos}_near": float(sum(value > NEAR_KIN for value in values)) for pos, values in near.items()}


def _negation(a: Sentence, b: Sentence, alignment: Alignment) -> dict[str, float]:
    in_a, in_b = (sum(word in NEGATIONS for word in side.lower) for side in (a, b))
    lacks_a, lacks_b = (sum(word.lemma in PRIVATIVES for word in side.words) for side in (a, b))
    unlike = [link for link in alignment.links if link.a.negated != link.b.negated]
    return {
        "negations_a": float(in_a),
        "negations_b": float(in_b),
        "negation_parity": float((in_a + in_b) % 2),
        "privatives": float(abs(lacks_a - lacks_b)),
        "negated_unlike": float(len(unlike)),
        "negated_unlike_head": float(
            sum(link.b.upos in ("VERB", "AUX") or link.b.dep in ("ROOT", "attr", "acomp") for link in unlike)
        ),
        "negated_both": float(sum(link.a.negated and link.b.negated for link in alignment.links)),
        "negated_unlike_root": float(a.root.negated != b.root.negated),
    }


def _heads(a: Sentence, b: Sentence, alignment: Alignment) -> dict[str, float]:
    """How the main verbs stand to each other, and the subjects and objects of the verbs that are linked."""
    root_a, root_b = a.root, b.root
    verbs = root_a.upos in ("VERB", "AUX") and root_b.upos in ("VERB", "AUX")
    level = word_level(root_a.lemma, "v", root_b.lemma, "v") if verbs else level_of(root_a, root_b)
    found = {f"root_{name}": float(level == name) for name in WordLevel}
    found["root_linked"] = float(root_b.at in alignment.partner_of_b)
    found["root_be"] = float(root_b.lemma == "be")
    verb_a = alignment.partner_of_b.get(root_b.at, root_a)
    for name, deps in (("subject", ("nsubj", "nsubjpass")), ("object", ("dobj", "attr", "acomp"))):
        state = _argument_state(_argument(a, verb_a, deps), _argument(b, root_b, deps))
        found |= {f"{name}_{value}": float(state == value) for value in ARGUMENT_STATES}
    return found


def _argument(sentence: Sentence, verb: Word, deps: tuple[str, ...]) -> Word | None:
    return next((word for word in sentence.words if word.dep in deps and word.head == verb.at), None)


def _argument_state(x: Word | None, y: Word | None) -> str:
    if x is None or y is None:
        return "none" if x is y else "a_missing" if x is None else "b_missing"
    level = level_of(x, y)
    return "pronoun" if level != WordLevel.SAME and "PRON" in (x.upos, y.upos) else str(level)


def _roles(a: Sentence, b: Sentence, alignment: Alignment) -> dict[str, float]:
    """Whether linked words do the deed or suffer it in both, and whether they come in the same order."""
    pairs = [(_side(a, link.a), _side(b, link.b)) for link in alignment.links]
    known = [(x, y) for x, y in pairs if x and y]
    same = sorted((link for link in alignment.links if link.level == WordLevel.SAME), key=lambda link: link.b.at)
    order = [link.a.at for link in same]
    crossed = sum(x > y for i, x in enumerate(order) for y in order[i + 1 :])
    total = len(order) * (len(order) - 1) / 2
    return {
        "roles_straight": float(sum(x == y for x, y in known)),
        "roles_swapped": float(sum(x != y for x, y in known)),
        "crossed": crossed / total if total else 0.0,
    }


def _side(sentence: Sentence, word: Word) -> str:
    if word.preposition == "by" and sentence.head_of(word).dep == "agent":
        return AGENT
    return SIDES.get(word.role, "")


def _scope(alignment: Alignment) -> dict[str, float]:
    """Quantifiers and modals of linked words, where they differ."""
    quantifiers = Counter(
        f"{link.a.quantifier}-{link.b.quantifier}" for link in alignment.links if link.a.quantifier != link.b.quantifier
    )
    modals = Counter(f"{link.a.modal}-{link.b.modal}" for link in alignment.links if link.a.modal != link.b.modal)
    found = {f"quantifier_{pair}": float(quantifiers[pair]) for pair in QUANTIFIER_PAIRS}
    found["quantifier_both"] = float(sum(link.a.quantifier == link.b.quantifier != "" for link in alignment.links))
    return found | {f"modal_{pair}": float(modals[pair]) for pair in MODAL_PAIRS}


def _prepositions(a: Sentence, b: Sentence, alignment: Alignment) -> dict[str, float]:
    pairs = [(link.a.preposition, link.b.preposition) for link in alignment.links]
    opposite = sum(frozenset(pair) in OPPOSITE_PREPOSITIONS for pair in (*pairs, *replaced_words(a, b, alignment)))
    return {
        "preposition_other": float(sum(x != y and x != "" and y != "" for x, y in pairs)),
        "preposition_opposite": float(opposite),
    }


def _counted(a: Sentence, b: Sentence) -> dict[str, float]:
    """By how many more words of each small class b has."""
    found = {f"more_{word}": float(b.lower.count(word) - a.lower.count(word)) for word in COUNTED_WORDS}
    for name in ("all", "none", "only", "many", "few"):
        found[f"more_{name}"] = float(_quantifiers(b, name) - _quantifiers(a, name))
    comparatives = [sum(word.tag in ("JJR", "RBR") for word in side.words) for side in (a, b)]
    return found | {"more_comparatives": float(comparatives[1] - comparatives[0])}


def _quantifiers(sentence: Sentence, name: str) -> int:
    return sum(QUANTIFIERS.get(word) == name for word in sentence.lower)
