"""What a single line looks like: a bullet, a table row, a byline, a date line, or something that no reader reads."""

import re
from typing import NamedTuple

from .lines import ENDS_SENTENCE

GLYPH = re.compile(r"[•◦▪▫‣⁃●○■□◆➢➤✓✔·*–—+-]\s+(?=\S)")
NUMBER = re.compile(r"(?:\d{1,3}[.)]|\(\d{1,2}\)|\(?[a-zA-Z]\)|\([ivx]{1,5}\)|[ivx]{1,5}[.)]|[a-h]\.)\s+(?=\S)")

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
DATE = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH},?\s+\d{{4}}|{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{4}}-\d\d-\d\d)"
WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
CLOCK = r"(?:,?\s*(?:at\s+)?\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?(?:\s+[A-Z]{2,4})?)?"
DATE_LABEL = (
    r"(?:(?:first\s+)?published|posted|updated|last\s+(?:updated|modified)|date|released|issued)(?:\s+on)?\s*:?\s*"
)

DATE_LINE = re.compile(
    rf"(?:(?i:{DATE_LABEL}))?(?:[A-Z][\w.' -]+,\s+){{0,2}}{WEEKDAY}{DATE}{CLOCK}\s*[.–—-]*|(?i:{DATE_LABEL}){WEEKDAY}{DATE}.{{0,40}}"
)
CITY = r"[A-Z][A-Z.' -]{2,30}(?:,\s*[A-Z][A-Za-z. ]{1,20})?"
SHORT_DATE = rf"{MONTH}\s+\d{{1,2}}(?:,?\s+\d{{4}})?"
DATELINE_PREFIX = re.compile(
    rf"(?:{CITY}(?:,\s*(?:{SHORT_DATE}|{DATE}))?(?:\s*\([A-Z][\w /.]+\))?"
    rf"|[A-Z][\w.' -]{{2,30}}(?:,\s*(?:{SHORT_DATE}|{DATE}))?\s*\([A-Z][\w /.]+\)"
    rf"|[A-Z][\w.' -]{{2,30}},\s*{WEEKDAY}{DATE})\s*(?:—|–|--|-|:)\s+(?=[A-Z\"“'‘])"
)

BYLINE = re.compile(
    r"(?:By|BY|Written by|Reporting by|Edited by|Posted by|Story by|Authors?:|Compiled by|Text by)\s+(?=\S)"
)
NAME_WORD = re.compile(r"[A-Z][\w.'’-]*,?;?|(?:and|by|de|la|van|von|der|den|bin|al|of|the|for|in|at|&|\||[–—-]),?")
NOT_A_NAME = re.compile(
    rf"(?:{MONTH}|\w+day|\d.*|The|This|That|These|Then|Now|Its?|His|Her|Their|All|Far|Contrast)$", re.IGNORECASE
)
MAX_BYLINE_WORDS = 16

ROLE = re.compile(
    r"\b(?:director|professor|editor|correspondent|reporter|writer|columnist|analyst|fellow|minister|ambassador|president"
    r"|chair(?:man|woman|person)?|secretary|researcher|lecturer|chief|head|senior|university|institute|centre|center|department"
    r"|ministry|association|school|college|embassy|bureau|foundation|news|press|agency)\b",
    re.IGNORECASE,
)
MAX_AFFILIATION_WORDS = 25

PAGE_NUMBER = re.compile(
    r"[-–—(\[]?\s*(?:page|p\.|pg\.?)?\s*\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\s*[-–—)\]]?", re.IGNORECASE
)
REPEATED_UNIT = re.compile(r"(.{2,40}?)\1{2,}.{0,40}")
SUBJECT = re.compile(r"Subject:\s+(?=\S)")
MAIL_HEADER = re.compile(
    r"(?:From|FROM|To|TO|Cc|CC|Bcc|Sent|Reply-To|In-Reply-To|Message-ID|Importance|Attachments?|Tel|Phone|Fax|E-?mail|Website|Web)"
    r":\s+\S.{0,120}|(?:Date|DATE):\s+\S.{0,40}\d{4}.{0,40}"
)
FURNITURE = re.compile(
    r"(?:advertisement|continue reading|read (?:more|also|next)\b.*|share(?: this)?(?: (?:article|story|page|post))?|subscribe(?: now)?"
    r"|sign up\b.*|click here\b.*|all rights reserved\W*|©.*|(?:copyright|\(c\))\s+(?:©\s*)?\d{4}.*|(?:photo|image|picture)(?: credit| by|:).*"
    r"|\[\^[^\]\s]+\]:.*|-{2,}\s*(?:original|forwarded) message\s*-{2,}|for immediate release|https?://\S+|www\.\S+|back to top|skip to content|(?:-|\s)*ends?(?:-|\s)*|print this page)",
    re.IGNORECASE,
)


TABLE_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")
NOTE_LINE = re.compile(r"(?:[¹²³⁰⁴-⁹]+\s*|\[\^?\w{1,4}\]:?\s+)(?=\S)")


class Bullet(NamedTuple):
    """`length` is that of the mark with the space after it; `is_number` is False for a glyph such as "•"."""

    length: int
    is_number: bool


def find_bullet(text: str) -> Bullet | None:
    """The mark that begins a list item, such as "•", "-", "2.", "(a)"."""
    if match := GLYPH.match(text):
        return Bullet(match.end(), False)
    if match := NUMBER.match(text):
        return Bullet(match.end(), True)
    return None


def is_table_row(text: str) -> bool:
    """Cells that are set apart by pipes, tabs or wide gaps; the gap behind the mark of a list item parts no cells."""
    bullet = find_bullet(text)
    text = text[bullet.length :] if bullet else text
    return text.count("|") >= 2 or "\t" in text or len(re.findall(r"\S {3,}(?=\S)", text)) >= 2


def is_table_rule(text: str) -> bool:
    """The line of hyphens and pipes below the header of a table: "--- | :---:"."""
    return "|" in text and TABLE_RULE.fullmatch(text) is not None


def is_note(text: str) -> bool:
    """A footnote, which stands below the text with its mark in front: "[2] The figure includes Åland."."""
    return NOTE_LINE.match(text) is not None


def is_furniture(text: str) -> bool:
    """Separators, page numbers, letterhead noise, mail headers, and what web pages put around an article."""
    if not any(character.isalnum() for character in text):
        return True
    return any(form.fullmatch(text) for form in (PAGE_NUMBER, MAIL_HEADER, FURNITURE)) or _is_repetition(text)


def _is_repetition(text: str) -> bool:
    """One unit three times or more and then nothing else: "SAKTCASAKTCASAKTCA", "DRAFT DRAFT DRAFT DRAFT"."""
    match = REPEATED_UNIT.fullmatch(text + " " if " " in text else text)
    if match is None or len(text) < 8:
        return False
    unit = match.group(1)
    rest = text[len(unit) * ((len(text) + 1) // len(unit)) :]
    return (unit * len(text))[: len(text)] == text and unit.startswith(rest)


def is_date_line(text: str) -> bool:
    """A line that only dates the text: "Published: 12 March 2024", "London, 4 May 2021 —"."""
    return DATE_LINE.fullmatch(text) is not None


def is_byline(text: str) -> bool:
    """A line that only names the author: "By Dr. Ada Lovelace –". A sentence such as "By Monday all was over" is none."""
    match = BYLINE.match(text)
    if match is None:
        return False
    words = text[match.end() :].split()
    if (
        not 1 <= len(words) <= MAX_BYLINE_WORDS
        or NOT_A_NAME.match(words[0].rstrip(","))
        or words[0].endswith(("’s", "'s"))
    ):
        return False
    n_names = sum(1 for word in words if word[0].isupper())
    ends_like_name = not ENDS_SENTENCE.search(text) or re.search(r"\b(?:Jr|Sr|Ph\.?D|M\.?D|[A-Z])\.$", text) is not None
    return n_names >= min(2, len(words)) and ends_like_name and all(NAME_WORD.fullmatch(word) for word in words)


def is_affiliation(text: str) -> bool:
    """A line that may follow a byline: what the author is, and where."""
    is_short = len(text.split()) <= MAX_AFFILIATION_WORDS and not ENDS_SENTENCE.search(text)
    return is_short and text[0].isupper() and ROLE.search(text) is not None


def subject_length(text: str) -> int:
    """Length of the "Subject: " that begins the title of a letter; 0 if there is none."""
    match = SUBJECT.match(text)
    return match.end() if match else 0


def dateline_length(text: str) -> int:
    """Length of the dateline that begins a news text ("PARIS, March 3 (AFP) — "), with the space after it; 0 if none."""
    match = DATELINE_PREFIX.match(text)
    return match.end() if match else 0
