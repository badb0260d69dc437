"""What frames a letter: greetings, closings with the signature, and the line that introduces a quoted e-mail."""

import re

NAMES = r"(?:\s+(?:[A-Z][\w.'’-]*|and|all|both|team|everyone|everybody|colleagues|friends|sir|madam|or|&|van|von|de|der|/),?)"
GREETING = re.compile(
    rf"(?:(?:Dear|Hi|Hello|Hey)(?:{NAMES}{{1,6}})?|Good (?:morning|afternoon|evening){NAMES}{{0,6}})\s*[,:!]"
)
INLINE_GREETING = re.compile(r"(?:Dear|Hi|Hello)(?:\s+(?!I\b)(?:[A-Z][\w.'’-]*|and|&)){1,5},\s+(?=\S)")
SIGN_OFF = re.compile(
    r"(?:with )?(?:(?:kind|best|warm|warmest|kindest) (?:regards|wishes)|regards|yours (?:sincerely|faithfully|truly|ever)|yours"
    r"|sincerely(?: yours)?|(?:many |best )?thanks(?: again| in advance)?|all the best|best|cheers|respectfully|love)\s*[,.!–-]",
    re.IGNORECASE,
)
SIGNATURE = re.compile(r"(?!(?:The|This|It|We|I|P\.?S)\b)[A-Z][^.!?:;]*(?:\b[A-Z]\.[^.!?:;]*)*")
WROTE = re.compile(r"(?:On\s.{4,160}|[A-Z][^.!?<]{2,60}(?:<[^>]*>)?)\s*(?<=[\s>])(?:wrote|writes):", re.DOTALL)
MAX_SIGNATURE_WORDS = 8


def is_greeting(text: str) -> bool:
    """A line of its own such as "Dear Paul,"."""
    return GREETING.fullmatch(text) is not None


def greeting_length(text: str) -> int:
    """Length of the greeting that begins a paragraph ("Dear Paul, the plant ..."), with the space after it; 0 if none."""
    match = INLINE_GREETING.match(text)
    return match.end() if match else 0


def is_sign_off(text: str) -> bool:
    """A line of its own such as "Kind regards,"."""
    return SIGN_OFF.fullmatch(text) is not None


def is_signature(text: str) -> bool:
    """A short line below the closing: a name, a post, a firm."""
    return len(text.split()) <= MAX_SIGNATURE_WORDS and SIGNATURE.fullmatch(text) is not None


def introduces_reply(text: str) -> bool:
    """ "On 3 May Anna Keller wrote:"; the lines below must be quoted ones."""
    return WROTE.fullmatch(text) is not None
