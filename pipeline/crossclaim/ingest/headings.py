"""Is this line a heading? Told from its shape and its surroundings, without grammar.

A heading that is read as a sentence gives nonsense claims, and a sentence that is taken for a heading is lost: so a line
without a final stop is a heading only with positive evidence, and a visible finite verb counts against it.
"""

import re
from typing import NamedTuple

SECTION_WORDS = re.compile(
    r"(?:(?:abstract|acknowledg(?:e)?ments?|agenda|aims?|analysis|annex|appendix|approach|background|biography|bibliography|challenges"
    r"|chronology|closing remarks|comments?|conclusions?|concluding remarks|contents|context|contact(?:s| us)?|contributors|definitions"
    r"|discussion|early life|education|endnotes|evaluation|evidence|executive summary|faqs?|findings|footnotes|foreword|further reading"
    r"|glossary|highlights|history|impact|implications|interpretation|introduction|(?:key|main) (?:findings|facts|points|messages|takeaways)"
    r"|legacy|limitations|materials|methodology|methods?|mission|next steps|notes?|objectives?|outcomes?|outlook|overview"
    r"|personal life|preface|problem statement|prologue|purpose|questions|recommendations?|references|related work|results?"
    r"|scope|see also|sources|statement|summary|table of contents|timeline|vision|what we know|works cited)(?: and \w+)?)",
    re.IGNORECASE,
)
# Labels in front of what minutes record: "Action: Mr Ellis to ask ...".
MINUTES_WORDS = (
    r"(?:actions?(?: points?| items?)?(?: \d+)?|agreed|apologies(?: for absence)?|carried|decisions?|in attendance|motion|noted|present"
    r"|resolved|resolutions?)"
)
RUN_IN = re.compile(rf"({SECTION_WORDS.pattern}|{MINUTES_WORDS})\s*:\s+(?=[A-Z0-9\"“])", re.IGNORECASE)
NUMBERED = re.compile(
    r"(?:(?i:chapter|section|part|article|annex|appendix|step|phase|act|book|volume|exhibit|schedule|module|unit|lesson|day|week)"
    r"\s+(?:\d+|[IVXLC]+|[A-Z])\b\s*[:.–—-]?\s*|(?P<depth>\d+(?:\.\d+)*)\.?\s+(?=[A-Z])|[IVXLC]+\.\s+(?=[A-Z])|[A-H]\.\s+(?=[A-Z]))"
)
# Words that are lower-case in headline style, and so say nothing about it.
SMALL_WORDS = frozenset(
    "a about above across after against along among an and around as at before behind below beneath beside between beyond but by "
    "during for from in inside into near nor of off on onto or out outside over per since so than the through throughout till to "
    "toward towards under until up upon versus via vs vs. with within without yet et al. de la le der von van".split()
)
# Lower-case finite forms that a noun phrase cannot have. "have", "do" and "need" are left out where they can be nouns.
FINITE = frozenset(
    "is are was were am isn't aren't wasn't weren't has had hasn't hadn't have haven't does did doesn't didn't don't will would can could "
    "may might must shall should won't wouldn't can't cannot couldn't says said became becomes began begins came comes went goes "
    "gave gives got gets held holds kept keeps knew knows left let lets lost loses made makes met meets put paid pays ran rose "
    "rises fell sent sold sells spent stood stands took takes told tells thinks thought won wrote writes includes remains seems "
    "wants believes allows provides requires contains consists belongs".split()
)
CONTRACTIONS = frozenset(
    "that's it's he's she's there's what's who's i'm i've we're we've you're they're they've".split()
)
POSSESSIVES = frozenset("its their our his her my your".split())
SUBJECT_PRONOUNS = frozenset("i we he she it they you there this".split())
PAST_FORM = re.compile(r"[a-z]{3,}ed$")
NOUNS_IN_ED = frozenset("need needs speed seed feed breed deed weed indeed hundred kindred sacred naked united".split())
ABBREVIATION_END = re.compile(r"\b(?:Inc|Ltd|Co|Corp|Bros|Jr|Sr|St|No|vs|[A-Z]\.[A-Z])\.$")
FINAL_STOP = re.compile(r"[.,;!…][\"'”’»)\]]*$")
QUESTION = re.compile(r"(?:who|what|when|where|why|how|which|is|are|can|do|does|did|should|will)\b", re.IGNORECASE)

MAX_WORDS = 16
MAX_TITLE_WORDS = 14
MAX_PLAIN_WORDS = 12  # sentence-case headings are shorter than headlines
MAX_GLUED_WORDS = 8
MAX_LABEL_WORDS = 6
MIN_GLUED_TITLE_WORDS = 4


class Surroundings(NamedTuple):
    """What stands around a line. `n_next_words` is 0 if nothing follows; `stops_are_usual`: other lines end in a full stop."""

    is_first: bool
    blank_before: bool
    blank_after: bool
    n_next_words: int
    next_is_heading: bool
    stops_are_usual: bool


def is_heading(text: str, around: Surroundings) -> bool:
    """Whether a line of its own is a heading. The only line of a text never is; callers do not ask."""
    words = text.split()
    if len(words) > MAX_WORDS or not any(character.isalpha() for character in text) or _is_closed(text):
        return False
    if around.n_next_words == 0 and not around.next_is_heading:
        return is_section_word(text) or (has_headline_case(text) and len(words) <= MAX_PLAIN_WORDS)
    if text.endswith("?"):
        return _asks_as_heading(words, around)
    if is_section_word(text) or is_all_caps(text) or is_label(text):
        return True
    if is_numbered(text) and not is_clause(text):
        return True
    if _leads_in(text, words, around):
        return True
    if text.endswith(":") or has_finite_verb(text):
        return False
    if has_past_form(text):
        return _is_crosshead(words, around)
    return has_headline_case(text) or _stands_apart(words, around)


def heading_depth(text: str) -> int:
    """2 for a heading, more for one numbered below the first level ("3.2 Results" is 3)."""
    match = NUMBERED.match(text)
    depth = match.group("depth") if match else None
    return 2 + (depth.count(".") if depth else 0)


def run_in_length(text: str) -> int:
    """Length of a section word or label that begins a paragraph ("Methods: We ...", "Action: Mr ..."), with its colon; 0 if there is none."""
    match = RUN_IN.match(text)
    return len(match.group().rstrip()) if match else 0


def is_section_word(text: str) -> bool:
    """A customary name of a section, alone on its line: "Overview", "Key findings:", "2. Methods"."""
    bare = NUMBERED.sub("", text.strip(), count=1).rstrip(" :")
    return SECTION_WORDS.fullmatch(bare) is not None


def is_all_caps(text: str) -> bool:
    """Capitals throughout, and more than one acronym of them."""
    letters = [character for character in text if character.isalpha()]
    return len(letters) >= 5 and all(character.isupper() for character in letters) and not text.endswith(".")


def is_label(text: str) -> bool:
    """A few words that name what follows, with a colon: "Key Initiatives:". "He said:" is a sentence that leads in."""
    words = text.split()
    return text.endswith(":") and len(words) <= MAX_LABEL_WORDS and not is_clause(text) and text[0].isupper()


def is_numbered(text: str) -> bool:
    """A number, or "Chapter 4", and then words that begin with a capital."""
    match = NUMBERED.match(text)
    return match is not None and (match.end() == len(text) or text[match.end()].isupper())


def has_headline_case(text: str) -> bool:
    """Two words or more, all capitalised but for prepositions, articles and the like."""
    words = [word.strip("\"'“”‘’()[]:,–—-") for word in text.split()]
    telling = [word for word in words if word and word[0].isalpha() and word.lower() not in SMALL_WORDS]
    return len(telling) >= 2 and all(word[0].isupper() for word in telling)


def is_clause(text: str) -> bool:
    """Whether the line looks like a sentence: a finite verb, or what may be one in the past."""
    return has_finite_verb(text) or has_past_form(text)


def has_finite_verb(text: str) -> bool:
    """Whether a word is seen that only a clause has: an auxiliary, a common verb form, or a pronoun as subject."""
    words = _bare_words(text)
    if any(word in FINITE for word in words[1:]) or any(word.lower() in CONTRACTIONS for word in words):
        return True
    return len(words) > 2 and words[0].lower() in SUBJECT_PRONOUNS and not words[1][:1].isupper()


def has_past_form(text: str) -> bool:
    """Whether a form in -ed may be the verb of a clause.

    After an article or a preposition it is a participle ("a balanced approach"), and before "by" or a plural noun mostly too
    ("lessons learned by", "selected works").
    """
    words = _bare_words(text)
    return any(_is_past(words, at) for at in range(1, len(words)))


def is_title(text: str, *, glued: bool) -> bool:
    """Whether the first heading of a text names the whole text, and not its first section.

    Without a blank line below, a short heading, a question or a numbered one belongs to the section.
    """
    if is_section_word(text) or text.endswith(":"):
        return False
    numbered = NUMBERED.match(text)
    return not (glued and (len(text.split()) < MIN_GLUED_TITLE_WORDS or text.endswith("?") or numbered is not None))


def _bare_words(text: str) -> list[str]:
    return [word.strip("\"'“”‘’()[]:,").replace("’", "'") for word in text.split()]


def _is_past(words: list[str], at: int) -> bool:
    before = words[at - 1].lower()
    if not PAST_FORM.search(words[at]) or words[at] in NOUNS_IN_ED or before in SMALL_WORDS or before in POSSESSIVES:
        return False
    follows = words[at + 1].lower() if at + 1 < len(words) else ""
    return follows not in {"by", "from", ""} and not follows.endswith("s")


def _is_closed(text: str) -> bool:
    return FINAL_STOP.search(text) is not None and not (ABBREVIATION_END.search(text) and has_headline_case(text))


def _asks_as_heading(words: list[str], around: Surroundings) -> bool:
    return len(words) <= MAX_PLAIN_WORDS and QUESTION.match(words[0]) is not None and around.n_next_words > len(words)


def _leads_in(text: str, words: list[str], around: Surroundings) -> bool:
    """A headline may be a whole sentence ("Company reports record year"): its place at the top of the text tells it."""
    if not around.is_first or len(words) > MAX_TITLE_WORDS or text.endswith(":"):
        return False
    if around.blank_after:
        return around.next_is_heading or around.n_next_words > len(words)
    return around.stops_are_usual and around.n_next_words > 2 * len(words)


def _is_crosshead(words: list[str], around: Surroundings) -> bool:
    """A short clause on its own between long paragraphs: "Schools closed for a week"."""
    apart = around.blank_before and around.blank_after and around.stops_are_usual
    return apart and len(words) <= MAX_GLUED_WORDS and around.n_next_words > 2 * len(words)


def _stands_apart(words: list[str], around: Surroundings) -> bool:
    """A heading in sentence case: short, without a stop where others have one, above something longer."""
    if not around.stops_are_usual or not words[0][0].isupper():
        return False
    limit = MAX_PLAIN_WORDS if around.blank_before else MAX_GLUED_WORDS
    return len(words) <= limit and (around.next_is_heading or around.n_next_words > 1.5 * len(words))
