"""No sentence longer than any that people write: the time that clauses and references take grows with the square of its length."""

from collections.abc import Sequence

# Tokens. The longest sentences of the benchmarks and of novels have some 250; at this length a sentence takes 0.2 s.
MAX_SENTENCE = 300
# Tokens without a start that the parser has to take: it may read over every full stop that stands before a capital.
MAX_UNSURE = 1_500
FULL_STOPS = frozenset({".", "!", "?", "…", "...", '."', ".”"})


def bound_sentences(words: Sequence[str], starts: Sequence[bool | None]) -> list[bool | None]:
    """`starts` (True surely, False surely not, None for the parser to say) with more of them True, where a sentence grows too long.

    A full stop before a capital counts as a likely start. Where none comes for 300 tokens, the latest start that is possible is
    taken, and if there is none, any token; where the parser alone may decide for 1,500, a likely one is.
    """
    bounded = list(starts)
    sure = likely = 0
    possible: int | None = None
    for at in range(1, len(words)):
        if bounded[at] is True:
            sure = likely = at
            possible = None
        elif bounded[at] is None and words[at - 1] in FULL_STOPS and not words[at][0].islower():
            if at - sure >= MAX_UNSURE:
                bounded[at] = True
                sure = at
            likely, possible = at, None
        elif bounded[at] is None:
            possible = at
        if at - likely >= MAX_SENTENCE:
            chosen = possible if possible is not None and possible > likely else at
            bounded[chosen] = True
            sure = likely = chosen
            possible = None
    return bounded
