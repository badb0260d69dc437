"""Names and acronyms of a document, repaired, with one label and one fullest name for each entity."""

from collections import Counter
from itertools import pairwise

from spacy.tokens import Doc, Token

from .aliases import Alias, Name, is_acronym, link_names, spells
from .antecedents import LABELS_OF_NOUN, PERSON_NOUNS
from .bracketed import NameSpan
from .clause_links import name_head
from .columns import read_column
from .model import Referent, register_extensions
from .name_spans import find_names
from .names import CITIES, FIRST_NAMES, country_of, country_of_demonym, label_by_words, normalise
from .states import demonyms_of, is_told_state
from .topics import called

# Which label wins a tie: what says most about the thing named.
_INFORMATIVE = ("PERSON", "GPE", "ORG", "EVENT", "LAW", "FAC", "LOC", "NORP", "PRODUCT", "WORK_OF_ART", "LANGUAGE", "")
# A telling word ("University") outweighs two labels of the recogniser.
_TELLING_WEIGHT = 3
# Titles that nothing but a person has.
_ADDRESSES = frozenset(("mr", "mrs", "ms", "miss", "dr", "sir", "dame", "professor", "prof"))
_PLACING = frozenset(("in", "at", "near", "outside"))
_FOUNDED = frozenset(
    (
        "found",
        "establish",
        "incorporate",
        "headquarter",
        "headquarte",
        "nationalise",
        "privatise",
        "privatize",
        "nationalize",
    )
)


class EntityComponent:
    """Fills `doc._.mentions` with the names and acronyms of the document.

    In: "The Shanghai Cooperation Organisation (SCO) met; the SCO agreed." Out: three mentions, all with the name "Shanghai Cooperation
    Organisation", the second and third of kind acronym.
    """

    def __init__(self) -> None:
        register_extensions()

    def __call__(self, doc: Doc) -> Doc:
        doc._.mentions = find_entities(doc)
        return doc


def find_entities(doc: Doc) -> list[Referent]:
    """The names of a document in order."""
    spans = find_names(doc)
    keys = [normalise(_written(doc, span)) for span in spans]
    kept = [(span, key) for span, key in zip(spans, keys, strict=True) if key]
    names = _collect(doc, kept)
    aliases = link_names(names, _defined(doc, kept))
    labels = _settle_labels(names, aliases)
    return [_make(doc, span, key, names, aliases, labels) for span, key in kept]


def _written(doc: Doc, span: NameSpan) -> str:
    return doc[span.start : span.end].text


def _collect(doc: Doc, spans: list[tuple[NameSpan, str]]) -> dict[str, Name]:
    names: dict[str, Name] = {}
    for span, key in spans:
        name = names.get(key)
        if name is None:
            name = names[key] = Name(_written(doc, span), key)
        name.count += 1
        if span.label == "GPE" and span.start and doc[span.start - 1].lower_ in _PLACING:
            name.place = True
        if span.label:
            name.labels[span.label] += 1
        root = name_head(doc, span.start, span.end)
        name.state |= not span.title and is_told_state(root)
        told = _told_by_context(root, span)
        if told:
            name.labels[told] += _TELLING_WEIGHT
            name.personal |= told == "PERSON"
            name.place |= told == "GPE"  # "its capital, Merrin" is no short form of "Merrin Training Centre"
    columns = zip(read_column(doc, "LOWER"), read_column(doc, "POS"), strict=True)
    spoken = {lower for lower, pos in columns if pos in ("ADJ", "PROPN")}
    for name in names.values():
        if name.count > 1 and name.key.isalpha() and demonyms_of(name.text) & spoken:
            name.labels["GPE"] += _TELLING_WEIGHT
        if name.state and name.key.isalpha() and not is_acronym(name.text):
            name.labels["GPE"] += name.labels.total() + _TELLING_WEIGHT
        _weigh(name)
    return names


def _told_by_context(root: Token, span: NameSpan) -> str | None:
    """What the clause says that the name is: "X, a manufacturer", "X was founded in 1923", "Mr X"."""
    if (span.title and span.label == "PERSON") or span.title.rstrip(".") in _ADDRESSES:
        return "PERSON"
    if root.dep_ == "nsubjpass" and root.head.lemma_ in _FOUNDED:
        return "ORG"
    above = root.head
    if root.dep_ == "pobj" and above.lower_ == "as" and above.head.lemma_ in _FOUNDED:
        return "ORG"
    for noun in called(root, span.start, span.end):
        if noun in PERSON_NOUNS:
            return "PERSON"
        labels = LABELS_OF_NOUN.get(noun)
        # "the violin maker Josef Renner": a noun for a firm may also be said of a person.
        if labels and len(labels) == 1 and not (span.label == "PERSON" and span.end - span.start > 1):
            return next(iter(labels))
    return None


def _weigh(name: Name) -> None:
    """Let general knowledge vote: a country is a GPE, its people a NORP, and telling words say what they say."""
    if country_of(name.text):
        name.labels = Counter({"GPE": _TELLING_WEIGHT})
    elif country_of_demonym(name.text):
        name.labels = Counter({"NORP": _TELLING_WEIGHT})
    else:
        told = label_by_words(name.text.split())
        words = name.text.split()
        if name.key in CITIES and set(name.labels) <= {"PERSON", "ORG", "GPE"}:
            name.labels = Counter({"GPE": _TELLING_WEIGHT})
        if told and name.labels.get("PERSON", 0) < _TELLING_WEIGHT:
            name.labels[told] += _TELLING_WEIGHT
        elif not told and 2 <= len(words) <= 4 and normalise(words[0]) in FIRST_NAMES and words[-1][0].isupper():
            name.labels["PERSON"] += _TELLING_WEIGHT - 1
        elif is_acronym(name.text) and set(name.labels) <= {"GPE", "PERSON", "NORP", "LOC"}:
            name.labels = Counter({"ORG": 1})


def _defined(doc: Doc, spans: list[tuple[NameSpan, str]]) -> dict[str, str]:
    """Acronym key -> long-form key for neighbours in brackets: "Long Form (LF)" and "LF (Long Form)"."""
    found: dict[str, str] = {}
    for (left, left_key), (right, right_key) in pairwise(spans):
        between = doc[left.end : right.start].text.strip("\"'“”‘’ ")
        if between not in ("(", "[") or right.start - left.end > 2:
            continue
        left_text, right_text = _written(doc, left), _written(doc, right)
        if is_acronym(right_text) and spells(right_text, left_text):
            found[right_key] = left_key
        elif is_acronym(left_text) and spells(left_text, right_text):
            found[left_key] = right_key
    return found


def _settle_labels(names: dict[str, Name], aliases: dict[str, Alias]) -> dict[str, str]:
    """One label for each fullest name, from the votes of all its spellings."""
    votes: dict[str, Counter[str]] = {}
    spellings: dict[str, list[Name]] = {}
    for key, name in names.items():
        target = aliases[key].target if key in aliases else key
        votes.setdefault(target, Counter()).update(name.labels)
        spellings.setdefault(target, []).append(name)
    for target, counter in votes.items():
        if not any(_is_personal(name) for name in spellings[target]):
            counter["PERSON"] = min(counter["PERSON"], _TELLING_WEIGHT - 1)
    return {key: _winner(+counter) for key, counter in votes.items()}


def _is_personal(name: Name) -> bool:
    """Whether more than the recogniser says that a name is a person's: a title, a role, a first name."""
    return name.personal or normalise(name.text.split()[0]) in FIRST_NAMES


def _winner(counter: Counter[str]) -> str:
    if not counter:
        return "ORG"
    return min(counter, key=lambda label: (-counter[label], _INFORMATIVE.index(label)))


def _make(
    doc: Doc, span: NameSpan, key: str, names: dict[str, Name], aliases: dict[str, Alias], labels: dict[str, str]
) -> Referent:
    alias = aliases.get(key)
    target = alias.target if alias and alias.target in names else key
    text = _written(doc, span)
    return Referent(
        span.start,
        span.end,
        "acronym" if is_acronym(text) else "name",
        labels[target],
        names[target].text if target != key else text,
        why=alias.why if alias and target != key else "",
    )
