"""Worker processes: the same claims for any number of them, and a document that brings one down costs nobody else."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from crossclaim.config import Config, load_config
from crossclaim.errors import ConfigError
from crossclaim.extract.engine import Extractor
from crossclaim.reading import lines_of
from crossclaim.workers import BATCH_CHARS, Crew, batches, open_reader
from crossclaim_schemas import Document

from .conftest import paragraph

TEXTS = [
    "The mill was built in 1891 by Anna Berg.",
    "Anna Berg sold it to Norlind Freight (NF) in 1911. NF has 300 members.",
    "Tavoria exported 20 tonnes of wool in 2019.",
]
# A spaCy component of another package, found as real ones are: by the entry points of an installed distribution.
COMPONENT = """
import os, signal, time
from spacy.language import Language

@Language.factory("trouble")
def create(nlp, name):
    return act

def act(doc):
    words = {token.text for token in doc}
    if "segfault" in words:
        os.kill(os.getpid(), signal.SIGSEGV)
    if "print" in words:
        print("this must not get among the answers")
    while "hang" in words:
        time.sleep(1)
    eaten = []
    while "eat" in words:
        eaten.append(bytearray(10_000_000))
    return doc
"""


def documents_of(texts: list[str]) -> list[Document]:
    return [paragraph(text, uri=f"{number}.txt") for number, text in enumerate(texts)]


@pytest.fixture
def troubled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Config:
    """A configuration with the component above, and tight limits."""
    (tmp_path / "trouble.py").write_text(COMPONENT)
    about = tmp_path / "trouble-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: trouble\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text("[spacy_factories]\ntrouble = trouble:create\n")
    monkeypatch.syspath_prepend(tmp_path)
    config = load_config()
    limits = config.limits.model_copy(update={"seconds": 8.0, "memory_mb": 300})
    extract = config.extract.model_copy(update={"components": (*config.extract.components, "trouble")})
    return config.model_copy(update={"limits": limits, "extract": extract})


@pytest.mark.slow
def test_documents_that_crash_hang_or_eat_memory_are_rejected_alone(troubled: Config, extractor: Extractor) -> None:
    bad = ["A segfault came.", "They hang.", "Sheep eat grass.", "They print money."]
    documents = documents_of([TEXTS[0], bad[0], TEXTS[1], bad[1], bad[2], bad[3], TEXTS[2]])
    with open_reader(troubled, 2) as reader:
        readings = list(reader.read(documents))
    assert [reading.document for reading in readings] == documents
    codes = {reading.document.uri: reading.reject.code for reading in readings if reading.reject}
    assert codes == {"1.txt": "crash", "3.txt": "timeout", "4.txt": "memory"}
    messages = {reading.reject.code: reading.reject.message for reading in readings if reading.reject}
    assert "signal SIGSEGV" in messages["crash"]
    assert "took longer than 8 s (limits.seconds" in messages["timeout"]
    assert "limits.memory_mb = 300; split it, or raise the limit" in messages["memory"]
    for reading in readings:
        if not reading.reject:
            assert reading.claims == lines_of(extractor.claims_of(reading.document), None)


@pytest.mark.slow
def test_readings_are_the_same_for_any_number_of_workers(extractor: Extractor) -> None:
    long = [f"{text} " * 400 for text in TEXTS]
    documents = documents_of([*TEXTS, *long, *TEXTS])
    config = load_config()
    expected = [lines_of(extractor.claims_of(document), document.uri) for document in documents]
    for n_workers in (0, 1, 3):
        with open_reader(config, n_workers) as reader:
            readings = list(reader.read(documents, with_uri=True))
        assert [reading.claims for reading in readings] == expected
        assert [reading.n_claims for reading in readings] == [text.count("\n") for text in expected]
        assert reader.model_version == "3.8.0"


@pytest.mark.slow
def test_wrong_configuration_is_told_by_the_worker() -> None:
    config = load_config()
    wrong = config.model_copy(update={"extract": config.extract.model_copy(update={"components": ("no_such_thing",)})})
    with pytest.raises(ConfigError, match="no spaCy component 'no_such_thing'"), open_reader(wrong, 2):
        pass


@pytest.mark.slow
def test_no_worker_outlives_a_run_that_is_left_or_killed(tmp_path: Path) -> None:
    crew = Crew(load_config(), 1)
    crew.start()
    reading = crew.read(documents_of(TEXTS))
    next(reading)
    crew.stop()
    code = f"""
import time
from crossclaim.config import load_config
from crossclaim.workers import Crew
crew = Crew(load_config(), 2)
crew.start()
print(*[worker._process.pid for worker in crew._workers], flush=True)
time.sleep({60})
"""
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as run:
        pids = [int(pid) for pid in (run.stdout.readline() if run.stdout else "").split()]
        run.send_signal(signal.SIGKILL)
    assert len(pids) == 2
    deadline = time.monotonic() + 60
    while any(map(is_alive, pids)):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not state.exists() or state.read_text().rpartition(")")[2].split()[0] != "Z"


def test_batches_are_of_about_one_size() -> None:
    sizes = [10, BATCH_CHARS, 10, 10, BATCH_CHARS // 2, BATCH_CHARS // 2 + 1, 3 * BATCH_CHARS, 5]
    documents = [paragraph("x" * size, uri=f"{number}") for number, size in enumerate(sizes)]
    found = [[len(document.text) for document in batch.documents] for batch in batches(iter(documents), 3)]
    half = BATCH_CHARS // 2
    assert found == [[10], [BATCH_CHARS], [10, 10, half], [half + 1], [3 * BATCH_CHARS], [5]]
    assert [len(batch.documents) for batch in batches(forever(), 3)][:1] == [3]


def forever() -> Iterator[Document]:
    return iter(documents_of(["x"] * 7))
