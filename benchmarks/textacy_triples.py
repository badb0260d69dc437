"""Subject-verb-object triples of textacy, one line each; run by the Python of an environment that holds textacy, see requirements-textacy.txt.

usage: PYTHON benchmarks/textacy_triples.py MODEL INPUT.jsonl OUT.jsonl

INPUT holds {"id","text"} a line. The words of each slot are joined by blanks in the order of the text, as textacy gives them.
"""

import json
import sys
from pathlib import Path

import spacy
from textacy.extract import subject_verb_object_triples


def main(model: str, source: Path, target: Path) -> None:
    """Write the triples of each line."""
    nlp = spacy.load(model)
    rows = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines()]
    with target.open("w", encoding="utf-8") as file:
        for row, doc in zip(rows, nlp.pipe(row["text"] for row in rows), strict=True):
            for triple in subject_verb_object_triples(doc):
                subject, predicate, value = (" ".join(token.text for token in slot) for slot in triple)
                line = {"id": str(row["id"]), "subject": subject, "predicate": predicate, "objects": [value]}
                file.write(json.dumps(line) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
