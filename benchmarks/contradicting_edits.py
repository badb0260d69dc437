"""Edits that make a copy of a document contradict the original: another number, date or name, or the other polarity.

Each operator offers a change only where the sentence can be true of one value alone. That is a matter of meaning, so the
word lists below are short and on the safe side: a change that they miss costs the benchmark a plant and nothing else.
"""

import re
from collections.abc import Iterator, Sequence
from random import Random

from edits import Change, Sentence
from spacy.tokens import Token

NUMBER = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?|\d+(\.\d+)?")
YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
NUMBER_LABELS = frozenset({"CARDINAL", "QUANTITY", "MONEY", "PERCENT"})
# "about 8,400" and "roughly 8,000" may both be true.
HEDGES = frozenset("about roughly around approximately some nearly almost over under than least most up".split())
RANGE_WORDS = frozenset("between from to and or within - –".split())
HEDGE_REACH = 3  # tokens: "roughly what 15,000 cows", "at least some 40"
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
# What happens to one thing once, so that two dates of it conflict; most other events may happen again.
ONCE = frozenset(
    """abolish adopt appoint become begin build close commission complete create dissolve die establish finish found gain
    inaugurate inherit introduce join launch merge open publish renounce retire sign start bear""".split()
)
OPEN_DATES = frozenset({"since", "until", "till", "before", "after", "from", "by", "between", "every", "each"})
# Who does it to one thing is one party alone.
ONE_AGENT = frozenset(
    """acquire build buy commission compose create defeat design develop direct discover edit found head host invent lead
    manage operate own paint produce publish restore run supply translate win write""".split()
)
# Where one thing is, was born or took place is one place alone.
ONE_PLACE = frozenset("base bear bury die headquarter hold lie locate situate stand".split())
NEGATIVES = frozenset(
    "no not n't never none nobody nothing neither nor without hardly only also already still first".split()
)
OPEN_SUBJECTS = frozenset("some any every all each most many few several another both".split())


def change_number(sentence: Sentence, names: Sequence[tuple[str, str]], random: Random) -> Iterator[Change]:
    """Another number, written in digits and told as exact."""
    for token in sentence.span:
        if token.ent_type_ in NUMBER_LABELS and NUMBER.fullmatch(token.text) and _is_exact(token):
            yield sentence.replace(token, another_number(token.text))


def another_number(text: str) -> str:
    """About half as much again, in the same format; of large percentages half, so that they stay possible."""
    decimals = len(text.partition(".")[2])
    value = float(text.replace(",", ""))
    new = value / 2 if 50 < value <= 100 else value * 1.5 + (1 if value < 10 and not decimals else 0)
    changed = f"{new:,.{decimals}f}" if "," in text else f"{new:.{decimals}f}"
    return changed if changed != text else f"{value + 2:.{decimals}f}"


def change_date(sentence: Sentence, names: Sequence[tuple[str, str]], random: Random) -> Iterator[Change]:
    """Another year or month of an event that happens once."""
    for token in sentence.span:
        is_open = token.i > 0 and token.nbor(-1).lower_ in OPEN_DATES
        if token.ent_type_ != "DATE" or is_open or _verb_above(token).lemma_ not in ONCE:
            continue
        if YEAR.fullmatch(token.text):
            yield sentence.replace(token, str(int(token.text) - random.randint(2, 6)))
        elif token.text in MONTHS:
            month = MONTHS.index(token.text) + random.randint(2, 10)
            yield sentence.replace(token, MONTHS[month % 12])


def change_name(sentence: Sentence, names: Sequence[tuple[str, str]], random: Random) -> Iterator[Change]:
    """Another name of the same label for the one agent or the one place of something."""
    for ent in sentence.span.ents:
        others = [name for name, label in names if label == ent.label_ and not _is_variant(name, ent.text)]
        others = [name for name in others if name not in sentence.span.text]
        # Another subject would become what the pronouns of the next sentence stand for.
        is_antecedent = ent.root.dep_ == "nsubj" and sentence.is_referred_to
        if others and not is_antecedent and (_is_one_agent(ent.root) or _is_one_place(ent.root)):
            start = ent.start_char + (len("the ") if ent.text.lower().startswith("the ") else 0)
            yield sentence.change(start, ent.end_char, random.choice(others))


def flip_polarity(sentence: Sentence, names: Sequence[tuple[str, str]], random: Random) -> Iterator[Change]:
    """Not what the sentence says, or what it denies."""
    root = sentence.span.root
    negations = [t for t in root.children if t.dep_ == "neg" and t.lower_ == "not"]
    words = {token.lower_ for token in sentence.span}
    if len(negations) == 1 and not words & (NEGATIVES - {"not"}) and not _is_coordinated(root):
        start = negations[0].idx
        yield sentence.change(start, start + len("not "), "")
    elif not words & NEGATIVES and not _is_coordinated(root) and not _has_open_subject(root):
        yield from _negate(sentence, root)


def _is_exact(token: Token) -> bool:
    before = [t.lower_ for t in token.doc[max(0, token.i - HEDGE_REACH) : token.i]]
    after = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    is_range = after in RANGE_WORDS or bool(RANGE_WORDS.intersection(before[-1:]))
    is_identifier = token.i > 0 and token.nbor(-1).pos_ in ("NOUN", "PROPN")  # "version 7", "number 11"
    return not is_range and not is_identifier and HEDGES.isdisjoint(before)


def _negate(sentence: Sentence, root: Token) -> Iterator[Change]:
    auxiliaries = [t for t in root.lefts if t.dep_ in ("aux", "auxpass")]
    finite = auxiliaries[0] if auxiliaries else root
    if "Fin" not in finite.morph.get("VerbForm", []) and finite.tag_ != "MD":
        return
    if auxiliaries or root.lemma_ == "be":
        if not finite.text.startswith(("'", "’")):
            yield sentence.replace(finite, f"{finite.text} not")
    elif root.tag_ in ("VBD", "VBZ", "VBP"):
        do = {"VBD": "did", "VBZ": "does", "VBP": "do"}[root.tag_]
        yield sentence.replace(root, f"{do} not {root.lemma_}")


def _is_coordinated(root: Token) -> bool:
    """Whether the verb has a second one beside it, or only reports what another one says."""
    return any(child.dep_ in ("conj", "ccomp", "parataxis") for child in root.children)


def _has_open_subject(root: Token) -> bool:
    subjects = [child for child in root.children if child.dep_ in ("nsubj", "nsubjpass")]
    return any(t.lower_ in OPEN_SUBJECTS for s in subjects for t in s.subtree)


def _verb_above(token: Token) -> Token:
    """The nearest verb that the token depends on; the root if there is none."""
    return next((t for t in token.ancestors if t.pos_ in ("VERB", "AUX")), token.sent.root)


def _is_one_agent(token: Token) -> bool:
    is_subject = token.dep_ == "nsubj" and any(t.dep_ == "dobj" for t in token.head.children)
    is_agent = token.dep_ == "pobj" and token.head.dep_ == "agent"
    return (is_subject and token.head.lemma_ in ONE_AGENT) or (is_agent and token.head.head.lemma_ in ONE_AGENT)


def _is_one_place(token: Token) -> bool:
    is_place = token.dep_ == "pobj" and token.head.lower_ in ("in", "at", "near")
    return is_place and token.ent_type_ in ("GPE", "LOC", "FAC") and token.head.head.lemma_ in ONE_PLACE


def _is_variant(name: str, other: str) -> bool:
    """Whether two names share a word, or one may be the acronym of the other."""
    words, other_words = (set(re.findall(r"\w+", n.lower())) - {"the", "of", "and"} for n in (name, other))
    initials = ["".join(word[0] for word in re.findall(r"[A-Z]\w*", n)) for n in (name, other)]
    return bool(words & other_words) or name in initials or other in initials
