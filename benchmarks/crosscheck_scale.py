"""The whole cross-check over made-up claims, from a hundred to a hundred thousand: time, memory, pairs compared and left out.

usage: python benchmarks/crosscheck_scale.py [--claims N...]

Claims are made as records, without parsing. Their verbs, nouns and adjectives are words of WordNet, drawn by Zipf's law, so that the commonest
stands in one claim of ten; each document of twenty claims is about three names, also drawn by Zipf's law of one name for twenty claims, and
tells figures, years and places. One claim in ten tells again, in a document of its own, what an earlier one told, half of them with another value.
Everything runs in one process on one core. `seconds` is processor time; `core` is the comparison alone, with all slots made ready before:
align, contrast and put into levels.
"""

import argparse
import gzip
import random
import resource
import time
from collections.abc import Sequence
from importlib.resources import files
from typing import Any

from crossclaim.config import Config, load_config
from crossclaim.crosscheck.block import block
from crossclaim.crosscheck.candidates import MIN_COVER
from crossclaim.crosscheck.engine import crosscheck, make_frames
from crossclaim.crosscheck.judge import compare_sharing
from crossclaim.crosscheck.link import link
from crossclaim_schemas import Block, Claim, Document, make_id, mention_id

SIZES = (100, 1_000, 10_000, 100_000)
CORE = 10_000  # claims from which the pairs of the core are taken, if so many are asked for
PER_DOCUMENT = 20
NAMES_PER_CLAIM = 0.05
AGAIN = 0.1  # share of claims that tell again what another one told
SEED = 7
SYLLABLES = "bar dun fel gor hal kir lom mer nov pel quin ros sar tor ul vek wim yar zel".split()


def main() -> None:
    """Print a line a size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, nargs="+", default=SIZES)
    sizes = parser.parse_args().claims
    config = load_config()
    print(
        f"{'claims':>8}{'documents':>10}{'compared':>11}{'skipped':>12}{'blocks over cap':>16}{'relations':>10}{'facts':>7}"
        f"{'seconds':>9}{'ms a claim':>11}{'peak MiB':>9}"
    )
    for size in sorted(sizes):
        documents, claims = make_run(size)
        start = time.process_time()
        found = crosscheck(documents, claims, config)
        seconds = time.process_time() - start
        counts = found.counts
        print(
            f"{size:>8,}{len(documents):>10,}{counts['candidate_pairs']:>11,}{counts['candidates_skipped']:>12,}"
            f"{counts['capped_blocks']:>16,}{len(found.relations):>10,}{len(found.facts):>7,}"
            f"{seconds:>9.1f}{1000 * seconds / size:>11.2f}{peak_mib():>9,.0f}",
            flush=True,
        )
    print_core(min(CORE, max(sizes)), config)


def print_core(size: int, config: Config) -> None:
    """Pairs a second of the comparison alone, words met for the first time and again."""
    documents, claims = make_run(size)
    frames = make_frames(claims, link(claims), {document.id: at for at, document in enumerate(documents)})
    pairs = block(frames, config.crosscheck.max_candidates).pairs.tolist()
    for what in ("first", "again"):
        start = time.process_time()
        for i, k in pairs:
            compare_sharing(frames[i], frames[k], MIN_COVER)
        print(f"core, words met {what}: {len(pairs) / (time.process_time() - start):,.0f} pairs a second")


def make_run(size: int) -> tuple[list[Document], list[Claim]]:
    """So many claims and their documents, the same each time."""
    rng = random.Random(SEED)
    maker = _Maker(rng, size)
    claims: list[Claim] = []
    documents = []
    told: list[dict[str, Any]] = []
    for start in range(0, size, PER_DOCUMENT):
        document_id = make_id("d", f"{start}.txt")
        topics = [maker.name() for _ in range(3)]
        sentences: list[str] = []
        for _ in range(min(PER_DOCUMENT, size - start)):
            content = maker.again(rng.choice(told)) if told and rng.random() < AGAIN else maker.content(topics)
            told.append(content)
            at = sum(len(sentence) + 1 for sentence in sentences)
            claim = make_claim(document_id, at, content)
            sentences.append(claim.quote)
            claims.append(claim)
        text = " ".join(sentences)
        documents.append(
            Document(
                id=document_id, uri=f"{start:07}.txt", media_type="text/plain", sha256="0" * 64, language="en", text=text,
                blocks=(Block(kind="paragraph", start=0, end=len(text)),),
            )
        )  # fmt: skip
    return documents, claims


class _Maker:
    """Draws what claims say."""

    def __init__(self, rng: random.Random, size: int) -> None:
        self.rng = rng
        self.words = words_of_wordnet(rng)
        self.names = [self._new_name() for _ in range(max(20, int(size * NAMES_PER_CLAIM)))]

    def _new_name(self) -> str:
        return " ".join(
            "".join(self.rng.choices(SYLLABLES, k=2)).capitalize() for _ in range(self.rng.choice((1, 2, 2)))
        )

    def draw(self, words: Sequence[str]) -> str:
        """One of the words: ranks by Zipf's law, whose logarithm is spread evenly."""
        return words[int(len(words) ** self.rng.random()) - 1]

    def name(self) -> str:
        return self.draw(self.names)

    def content(self, topics: list[str]) -> dict[str, Any]:
        """Who did what to what, when, where and how many."""
        return {
            "subject": self.rng.choice(topics) if self.rng.random() < 0.6 else self.name(),
            "verb": self.draw(self.words["v"]), "noun": self.draw(self.words["n"]), "adjective": self.draw(self.words["a"]),
            "number": self.rng.choice((None, self.rng.randint(2, 90), self.rng.randint(100, 9_000))),
            "year": self.rng.choice((None, None, self.rng.randint(1950, 2024))),
            "place": self.name() if self.rng.random() < 0.3 else None,
        }  # fmt: skip

    def again(self, content: dict[str, Any]) -> dict[str, Any]:
        """The same with another adjective; every second time with another value too."""
        other = {**content, "adjective": self.draw(self.words["a"])}
        if self.rng.random() < 0.5:
            slot = self.rng.choice([name for name in ("number", "year", "place", "noun") if content[name] is not None])
            other[slot] = {"number": self.rng.randint(2, 9_000), "year": self.rng.randint(1950, 2024)}.get(slot) or (
                self.name() if slot == "place" else self.draw(self.words["n"])
            )
        return other


def words_of_wordnet(rng: random.Random) -> dict[str, list[str]]:
    """Single words by part of speech, in an order that is the same each time."""
    packed = files("crossclaim").joinpath("data", "lexicon.txt.gz").read_bytes()
    lemmas = [line.partition("\t")[0] for line in gzip.decompress(packed).decode().split("\n") if "\t" in line]
    found = {
        pos: sorted(lemma[2:] for lemma in lemmas if lemma.startswith(f"{pos}:") and lemma[2:].isalpha())
        for pos in "vna"
    }
    for words in found.values():
        rng.shuffle(words)
    return found


def make_claim(doc_id: str, start: int, content: dict[str, Any]) -> Claim:
    """The record of a claim that stands at `start`, with the offsets of all its parts."""
    text, objects, mentions, quantities = "", [], [], []
    time_slot = None

    def say(words: str) -> int:
        nonlocal text
        text += words
        return start + len(text) - len(words)

    def mention(name: str, at: int, label: str) -> str:
        mentions.append({"id": mention_id(doc_id, at, at + len(name)), "start": at, "end": at + len(name), "text": name, "kind": "name",
                         "label": label, "name": name})  # fmt: skip
        return str(mentions[-1]["id"])

    def argument(words: str, at: int, role: str, head: str, terms: list[str], **more: Any) -> dict[str, Any]:
        return {
            "text": words,
            "resolved": words,
            "start": at,
            "end": at + len(words),
            "role": role,
            "head": head,
            "terms": terms,
            **more,
        }

    name = content["subject"]
    at = say(name)
    head = name.split()[-1].casefold()
    proper = [f"{word.casefold()}/PROPN" for word in name.split()]
    subject = argument(name, at, "subject", head, proper, mention_id=mention(name, at, "ORG"))
    say(f" {content['verb']} ")
    number = content["number"]
    words = f"{number or 'the'} {content['adjective']} {content['noun']}"
    at = say(words)
    objects.append(
        argument(words, at, "object", content["noun"], [f"{content['adjective']}/ADJ", f"{content['noun']}/NOUN"])
    )
    if number:
        quantities.append(
            {
                "value": number,
                "of": content["noun"],
                "text": str(number),
                "at_start": at,
                "at_end": at + len(str(number)),
            }
        )
    if content["place"]:
        say(" ")
        at = say(f"in {content['place']}")
        found = mention(content["place"], at + 3, "GPE")
        head = content["place"].split()[-1].casefold()
        proper = [f"{word.casefold()}/PROPN" for word in content["place"].split()]
        objects.append(argument(f"in {content['place']}", at, "place", head, proper, marker="in", mention_id=found))
    if content["year"]:
        say(" ")
        at = say(f"in {content['year']}")
        objects.append(
            argument(f"in {content['year']}", at, "time", str(content["year"]), [f"{content['year']}/NUM"], marker="in")
        )
        time_slot = {"text": f"in {content['year']}", "start": str(content["year"]), "end": str(content["year"]), "granularity": "year",
                     "at_start": at, "at_end": at + 7}  # fmt: skip
    say(".")
    end = start + len(text)
    return Claim.model_validate(
        {
            "id": make_id("c", doc_id, start, text), "doc_id": doc_id, "start": start, "end": end, "quote": text, "text": text,
            "subject": subject, "predicate": content["verb"], "lemma": content["verb"], "objects": objects, "tense": "past",
            "qualifiers": {"time": time_slot, "quantities": quantities}, "kind": "event", "construction": "clause", "checkworthy": 1.0,
            "confidence": 1.0, "mentions": mentions, "sentence_start": start, "sentence_end": end,
        }
    )  # fmt: skip


def peak_mib() -> float:
    """Highest resident memory of this process so far (Linux gives KiB)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
