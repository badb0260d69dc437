"""Lists whose lead-in is an unfinished sentence: "Kazakhstan is a member of:" and three items are three sentences.

The parser says whether a lead-in lacks its object, by what it makes of "Kazakhstan is a member of something". Sentences
below a lead-in ("The report says:") go on nothing and are read alone.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from crossclaim_schemas import Block

LEAD_KINDS = frozenset({"heading", "paragraph"})
PARSING_PIPES = frozenset({"tok2vec", "transformer", "tagger", "parser"})
SENTENCE_BREAK = re.compile(r"[.!?][\"”’)]*\s+(?=[A-Z\"“])")
WORD = re.compile(r"[^\W_]")
FOLLOWING = re.compile(r"[\s,]+(?:(?:the|these|those)\s+)?following(?:\s+[\w’'-]+){0,3}$", re.IGNORECASE)
MEMBER_END = re.compile(r"[;,]?(?:\s+(?:and|or))?[;,]?$")
BEFORE_VERB = frozenset("to will would can could may might must shall should".split())
OBJECTS = frozenset({"dobj", "pobj", "attr"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
NAME_TAGS = frozenset({"NNP", "NNPS"})
FINITE_TAGS = frozenset({"VBZ", "VBP", "VBD", "MD"})
# Verbs of saying lead to sentences; and of "the members are" no member alone is true.
UNLED = frozenset(
    "are were say says said write writes wrote read reads state states stated ask asks asked note notes noted add adds added tell tells told "
    "reply replies replied explain explains explained think thinks thought answer answers answered".split()
)
MAX_LEAD_WORDS = 30
MAX_ITEMS = 200


class LeadIn(NamedTuple):
    """The unfinished sentence in front of an item of a list: `start` to `end` in the text, without the colon.

    `capitals`: all items begin with one, and so it does not show a name.
    """

    start: int
    end: int
    capitals: bool = True


def find_lead_ins(text: str, blocks: Sequence[Block], nlp: Language) -> dict[int, LeadIn]:
    """The lead-ins by the number of the block that goes on them, each under the number of its own block too."""
    found: dict[int, LeadIn] = {}
    if not PARSING_PIPES.intersection(nlp.pipe_names) or "parser" not in nlp.pipe_names:
        return found
    for at, block in enumerate(blocks):
        items = _items(text, blocks, at)
        if not items or block.kind not in LEAD_KINDS or not text[block.start : block.end].endswith(":"):
            continue
        lead = _lead(text, block)
        if not _lacks_object(text[lead.start : lead.end], nlp):
            continue
        led = [item for item in items if not _is_sentence(text[blocks[item].start : item_end(text, blocks[item])], nlp)]
        lead = lead._replace(capitals=not any(text[blocks[item].start].islower() for item in led))
        if led:
            found.update(dict.fromkeys([at, *led], lead))
    return found


def item_end(text: str, block: Block) -> int:
    """Where an item of a list ends, without the "; and" that leads to the next one."""
    content = text[block.start : block.end]
    match = MEMBER_END.search(content)
    return block.start + match.start() if match is not None else block.end


def opens_lower(nlp: Language, words: Sequence[str]) -> str:
    """The first word of an item as it stands inside a sentence: a common word loses its capital, a name keeps it."""
    word, after = words[0], words[1] if len(words) > 1 else ""
    lower = word.lower()
    if not word[:1].isupper() or word[1:] != lower[1:] or after[:1].isupper() or len(lower) != len(word):
        return word
    is_name = _parse(nlp, " ".join(words))[0].tag_ in NAME_TAGS and not nlp.vocab[lower].is_stop
    return lower if not is_name and _is_common(nlp, lower) else word


def _is_common(nlp: Language, word: str) -> bool:
    """Whether the lemmatizer's tables know the word or its singular."""
    if nlp.vocab[word].is_stop:
        return True
    if "lemmatizer" not in nlp.pipe_names:
        return False
    pipe = nlp.get_pipe("lemmatizer")
    lookups = getattr(getattr(pipe, "lemmatizer", pipe), "lookups", None)
    if lookups is None or not lookups.has_table("lemma_index"):
        return False
    index = lookups.get_table("lemma_index")
    forms = {
        word,
        word.removesuffix("s"),
        word.removesuffix("es"),
        word.removesuffix("ies") + "y",
        word.removesuffix("ing"),
    }
    return any(form in index[kind] for kind in ("noun", "verb", "adj") for form in forms if kind in index)


def _items(text: str, blocks: Sequence[Block], at: int) -> list[int]:
    """The items right below a block, without those below items."""
    items: list[int] = []
    for number in range(at + 1, min(at + 1 + MAX_ITEMS, len(blocks))):
        if blocks[number].kind != "list_item":
            break
        if blocks[number].level <= blocks[at + 1].level and WORD.search(
            text, blocks[number].start, item_end(text, blocks[number])
        ):
            items.append(number)
    return items


def _lead(text: str, block: Block) -> LeadIn:
    """The last sentence of a block without its colon and without "the following services"."""
    content = text[block.start : block.end].rstrip(": ")
    start = max((match.end() for match in SENTENCE_BREAK.finditer(content)), default=0)
    following = FOLLOWING.search(content, start)
    return LeadIn(block.start + start, block.start + (following.start() if following else len(content)))


def _lacks_object(lead: str, nlp: Language) -> bool:
    words = lead.split()
    if not 2 <= len(words) <= MAX_LEAD_WORDS or words[-1].lower() in UNLED:
        return False
    before_verb = words[-1].lower() in BEFORE_VERB
    doc = _parse(nlp, " ".join([*words, "do it." if before_verb else "something."]))
    if not any(token.dep_ in SUBJECTS for token in doc) or not any(token.tag_ in FINITE_TAGS for token in doc):
        return False
    gap = doc[-3] if before_verb else doc[-2]
    last = doc[gap.i - 1]
    if before_verb:
        return last.head == gap
    return gap.dep_ in OBJECTS and gap.head == last


def _is_sentence(item: str, nlp: Language) -> bool:
    """Whether an item, or the first sentence of one, has a subject and a finite verb."""
    doc = _parse(nlp, " ".join(SENTENCE_BREAK.split(item)[0].split()))
    return any(
        token.dep_ in SUBJECTS and token.head.dep_ == "ROOT" and any(
            verb.tag_ in FINITE_TAGS for verb in (token.head, *token.head.children)
        )
        for token in doc
    )  # fmt: skip


def _parse(nlp: Language, text: str) -> Doc:
    doc = nlp.make_doc(text)
    for name, pipe in nlp.pipeline:
        if name in PARSING_PIPES:
            doc = pipe(doc)
    return doc
