"""Who writes what in an e-mail: the sender the body, somebody else the lines that are quoted."""

import re
from collections.abc import Iterator, Sequence

from crossclaim_schemas import Block

from .voices import Voice

SENDER = re.compile(r"(?:From|FROM):\s+(.+)")
MARKS = re.compile(r"[ \t]*((?:>[ \t]?)+)")
LINE_QUOTES = re.compile(r"\n[ \t]*((?:>[ \t]?)+)")
# "On 3 May 2021 at 10:02, Anna Keller <a@b.org> wrote:", as the layout has set it apart.
HEADER = re.compile(r"(?:To|TO|Date|DATE|Sent|Subject):|(?:On\s[^\n]|[A-Z])[^:]*?\s(?:wrote|writes):", re.DOTALL)
WROTE = re.compile(r"(?:>[ \t]*)*(?P<opening>.*?)(?:<[^>]*>)?,?\s*(?P<cue>wrote|writes):", re.DOTALL)
NAME_AT_END = re.compile(r"(?:(?:Mrs?|Ms|Dr|Prof)\. |[A-Z][\w.'’-]*[ ]|(?:van|von|de|der|la|al|bin) )*[A-Z][\w.'’-]*$")
ADDRESS = re.compile(r"\s*[<(\[][^>)\]]*@[^>)\]]*[>)\]]|\s*\[mailto:[^\]]*\]")
NO_NAME = frozenset(
    "On Mon Tue Wed Thu Fri Sat Sun Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June "
    "July August September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec AM PM".split()
)


def mail_voices(text: str, blocks: Sequence[Block]) -> list[Voice]:
    """A voice for each block below the header of an e-mail, and for each block of quoted lines in any text."""
    return list(_voices(text, blocks))


def _voices(text: str, blocks: Sequence[Block]) -> Iterator[Voice]:
    if not any(HEADER.match(text, block.start) for block in blocks if block.kind == "boilerplate"):
        return
    sender = Voice(0, 0, "", "")
    quoted: dict[int, Voice] = {}  # by depth: who is quoted there
    for block in blocks:
        content = text[block.start : block.end]
        depth = quote_depth(text, block.start)
        if block.kind == "boilerplate":
            if match := SENDER.fullmatch(content):
                sender, quoted = Voice(0, 0, ADDRESS.sub("", match[1]).strip(' "'), "From"), {}
            elif match := WROTE.fullmatch(content):
                quoted = {level: voice for level, voice in quoted.items() if level <= depth}
                quoted[depth + 1] = Voice(0, 0, _name_in(match["opening"]), match["cue"])
        elif depth and (quoted or sender.source):
            yield quoted.get(depth, Voice(0, 0, "", ">"))._replace(start=block.start, end=block.end)
        elif sender.source:
            yield sender._replace(start=block.start, end=block.end)


def quote_depth(text: str, start: int) -> int:
    """How many marks of quoting (">") stand in front of a place in its line."""
    match = MARKS.match(text, text.rfind("\n", 0, start) + 1)
    return match[1].count(">") if match is not None and match.start() <= start else 0


def _name_in(opening: str) -> str:
    """ "Anna Keller" of "On 3 May Anna Keller"."""
    bare = ADDRESS.sub("", opening).rstrip(" ,\n")
    match = NAME_AT_END.search(" ".join(bare.split()))
    words = match.group().split() if match is not None else []
    while words and words[0].rstrip(".,") in NO_NAME:
        words = words[1:]
    return " ".join(words)
