"""A run folder is a store: whatever came, changed and went, its files are those of a run from nothing over the same documents."""

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crossclaim.config import Config, load_config
from crossclaim.errors import RunAborted
from crossclaim.extract.engine import Extractor
from crossclaim.ingest.read import read_documents
from crossclaim.intake import Options
from crossclaim.reading import OwnReader, Reading
from crossclaim.run import DEFAULTS, RunResult, Stages, ignore_progress, run_with
from crossclaim.store import open_run_folder
from crossclaim_schemas import Document

SENTENCES = [
    "The Old Mill in Harwick was built in 1891 by Anna Berg.",
    "The Old Mill in Harwick was built in 1897.",
    "Anna Berg sold the mill to Norlind Freight in 1911.",
    "Norlind Freight (NF) has 300 members.",
    "NF has 450 members.",
    "Norlind Freight did not buy the mill.",
    "Harwick is the capital of Tavoria.",
    "Tavoria exported 20 tonnes of wool in 2019.",
    "In 2019 Tavoria exported 35 tonnes of wool.",
    "Berg was born in Harwick.",
]
NAMES = ("a.txt", "b.txt", "c/d.md", "e.txt", "z.txt")
TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map(" ".join)
# What happens to a folder between two nights: texts that come or replace others, files that go, and whether to prune.
NIGHTS = st.lists(
    st.tuples(
        st.dictionaries(st.sampled_from(NAMES), TEXTS | st.just(""), max_size=3),
        st.sets(st.sampled_from(NAMES), max_size=2),
        st.booleans(),
    ),
    min_size=1,
    max_size=5,
)


class CountingReader(OwnReader):
    """The reader of the tests: a loaded model, and the uris that it was given."""

    def __init__(self, extractor: Extractor) -> None:
        self._extractor = extractor
        self._memory_mb = 1
        self.model_version = "1"
        self.read_uris: list[str] = []

    def read(self, documents: Iterable[Document], *, with_uri: bool = False) -> Iterator[Reading]:
        for reading in super().read(documents, with_uri=with_uri):
            self.read_uris.append(reading.document.uri)
            yield reading


@pytest.fixture
def reader(extractor: Extractor) -> CountingReader:
    return CountingReader(extractor)


def run_over(
    inputs: Path, out: Path, reader: CountingReader, options: Options = DEFAULTS, config: Config | None = None
) -> RunResult:
    config = config or load_config()
    reader.read_uris.clear()
    with open_run_folder(out) as folder:
        return run_with(
            reader, read_documents([inputs], config.ingest), folder, config, options, Stages(ignore_progress)
        )


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name not in ("timing.json", ".store")}


def write(inbox: Path, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        (inbox / name).parent.mkdir(parents=True, exist_ok=True)
        (inbox / name).write_text(text, encoding="utf-8")


@pytest.mark.slow
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(nights=NIGHTS)
def test_store_gives_what_a_run_from_nothing_gives(
    tmp_path_factory: pytest.TempPathFactory,
    reader: CountingReader,
    nights: list[tuple[dict[str, str], set[str], bool]],
) -> None:
    place = tmp_path_factory.mktemp("nights")
    inbox, store, together = place / "inbox", place / "store", place / "together" / "inbox"
    together.mkdir(parents=True)
    write(inbox, {"always.txt": SENTENCES[0]})
    for number, (come, go, prune) in enumerate(nights):
        for name in go:
            (inbox / name).unlink(missing_ok=True)
        write(inbox, come)
        # What a store without pruning holds: the latest state of every file that ever was.
        if prune:
            shutil.rmtree(together)
        shutil.copytree(inbox, together, dirs_exist_ok=True)
        for path in together.rglob("*.*"):  # of an empty file nothing is kept once it is gone
            if not path.read_bytes() and not (inbox / path.relative_to(together)).exists():
                path.unlink()
        run_over(inbox, store, reader, Options(prune=prune))
        run_over(together, place / f"nothing{number}", reader)
        assert contents(store) == contents(place / f"nothing{number}")
    shutil.rmtree(place)


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    write(folder, {"a.txt": SENTENCES[0], "b.txt": SENTENCES[1], "c.txt": SENTENCES[2]})
    return folder


@pytest.mark.slow
def test_only_what_is_new_or_changed_is_read(inbox: Path, tmp_path: Path, reader: CountingReader) -> None:
    first = run_over(inbox, tmp_path / "store", reader)
    assert sorted(reader.read_uris) == ["inbox/a.txt", "inbox/b.txt", "inbox/c.txt"]
    write(inbox, {"a.txt": SENTENCES[5], "d.txt": SENTENCES[6]})
    (inbox / "b.txt").touch()  # its time is another, its content is not
    (inbox / "c.txt").unlink()
    second = run_over(inbox, tmp_path / "store", reader)
    assert sorted(reader.read_uris) == ["inbox/a.txt", "inbox/d.txt"]
    assert first.intake.counts() == {"new": 3, "changed": 0, "unchanged": 0, "gone": 0, "removed": 0, "left": 0}
    assert second.intake.counts() == {"new": 1, "changed": 1, "unchanged": 1, "gone": 1, "removed": 0, "left": 0}
    assert [document.uri for document in second.documents] == [f"inbox/{name}.txt" for name in "abcd"]
    third = run_over(inbox, tmp_path / "store", reader, Options(prune=True))
    assert (third.intake.removed, reader.read_uris) == (1, [])
    assert [document.uri for document in third.documents] == ["inbox/a.txt", "inbox/b.txt", "inbox/d.txt"]


@pytest.mark.slow
def test_another_configuration_reads_again_only_if_claims_depend_on_it(
    inbox: Path, tmp_path: Path, reader: CountingReader
) -> None:
    run_over(inbox, tmp_path / "store", reader)
    config = load_config()
    (inbox / "c.txt").unlink()
    check = config.model_copy(update={"crosscheck": config.crosscheck.model_copy(update={"min_score": 0.9})})
    run_over(inbox, tmp_path / "store", reader, config=check)
    assert reader.read_uris == []
    sure = config.model_copy(update={"extract": config.extract.model_copy(update={"min_confidence": 0.5})})
    run_over(inbox, tmp_path / "store", reader, config=sure)
    # What is no longer among the inputs is read again from what the store kept of it.
    assert sorted(reader.read_uris) == ["inbox/a.txt", "inbox/b.txt", "inbox/c.txt"]


@pytest.mark.slow
def test_limit_leaves_the_rest_for_the_next_run(inbox: Path, tmp_path: Path, reader: CountingReader) -> None:
    first = run_over(inbox, tmp_path / "store", reader, Options(limit=2))
    assert (len(first.documents), first.intake.left) == (2, 1)
    second = run_over(inbox, tmp_path / "store", reader, Options(limit=2))
    assert (len(second.documents), second.intake.left, reader.read_uris) == (3, 0, ["inbox/c.txt"])


@pytest.mark.slow
def test_run_that_fails_fast_stops_at_the_first_reject(inbox: Path, tmp_path: Path, reader: CountingReader) -> None:
    write(inbox, {"b.txt": ""})
    with pytest.raises(RunAborted, match=r"inbox/b.txt: is empty.*stopped at the first reject"):
        run_over(inbox, tmp_path / "store", reader, Options(fail_fast=True))
    assert run_over(inbox, tmp_path / "store", reader).manifest.counts["rejects"] == 1


@pytest.mark.slow
def test_run_with_nothing_new_writes_nothing_anew(inbox: Path, tmp_path: Path, reader: CountingReader) -> None:
    first = run_over(inbox, tmp_path / "store", reader)
    stamp = (tmp_path / "store" / "claims.jsonl").stat().st_mtime_ns
    second = run_over(inbox, tmp_path / "store", reader)
    assert (tmp_path / "store" / "claims.jsonl").stat().st_mtime_ns == stamp
    assert (second.documents, second.claims, second.findings) == (first.documents, first.claims, first.findings)
    assert second.manifest == first.manifest
    before = contents(tmp_path / "store")
    (tmp_path / "store" / "claims.jsonl").write_text("spoilt")
    run_over(inbox, tmp_path / "store", reader)
    assert contents(tmp_path / "store") == before


@pytest.mark.slow
def test_news_are_the_findings_that_the_last_run_did_not_report(
    inbox: Path, tmp_path: Path, reader: CountingReader
) -> None:
    first = run_over(inbox, tmp_path / "store", reader)
    assert first.news.is_first
    assert [relation.reason for relation in first.news.conflicts] == ["time"]
    write(inbox, {"a.txt": f"Overview\n\n{SENTENCES[0]}", "d.txt": SENTENCES[3], "e.txt": SENTENCES[4]})
    second = run_over(inbox, tmp_path / "store", reader)
    # The old conflict stands at another place now and has another id, but it is no news.
    assert len(second.findings.relations) > len(second.news.conflicts)
    assert [(relation.quote_a, relation.quote_b) for relation in second.news.conflicts] == [
        ("Norlind Freight (NF) has 300 members", "NF has 450 members")
    ]
    assert not second.news.is_first
    assert run_over(inbox, tmp_path / "store", reader).news.conflicts == []
