"""The pipeline as a function: what a run depends on, and what it must not."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

import crossclaim
from crossclaim.config import Config, load_config
from crossclaim.errors import DocumentError
from crossclaim.extract.engine import Extractor
from crossclaim.ingest.read import read_documents
from crossclaim.run import Progress
from crossclaim_schemas import Claim, Document, Reject, json_line

TEXTS = {
    "a.txt": "The Old Mill\n\nThe mill was built in 1891 by Anna Berg. It has four floors.\n",
    "b.txt": "Anna Berg built the mill in 1891. The mill has five floors.\n",
    "c.md": "# The River\n\nThe river **rose** in 1911. It flooded the mill.\n",
}
SENTENCES = st.sampled_from(
    [
        "The mill was built in 1891.",
        "It has four floors.",
        "Anna Berg, who owned the river, sold it to the town.",
        "The Old Mill Society (OMS) restored the wheel.",
        "OMS has 300 members.",
        "Overview",
        "\n",
        "\n\n",
        "• a wheel\n",
        "She said that it would never close.",
    ]
)


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name not in ("timing.json", ".store")}


@pytest.mark.slow
def test_run_gives_the_same_bytes_every_time(inbox: Path, tmp_path: Path) -> None:
    crossclaim.run(inbox, out=tmp_path / "one")
    crossclaim.run(inbox, out=tmp_path / "two")
    crossclaim.run(inbox, out=tmp_path / "one")  # over a finished folder
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


@pytest.mark.slow
def test_run_does_not_depend_on_the_order_of_the_inputs(inbox: Path, tmp_path: Path) -> None:
    paths = sorted(inbox.iterdir())
    crossclaim.run(*paths, out=tmp_path / "one")
    crossclaim.run(*reversed(paths), out=tmp_path / "two")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


@pytest.mark.slow
def test_run_returns_what_it_wrote_and_told(inbox: Path, tmp_path: Path) -> None:
    seen: list[Progress] = []
    result = crossclaim.run(inbox, out=tmp_path / "out", on_progress=seen.append)
    assert [document.uri for document in result.documents] == ["inbox/a.txt", "inbox/b.txt", "inbox/c.md"]
    manifest = json.loads((tmp_path / "out" / "run.json").read_text())
    assert manifest["counts"]["claims"] == len(result.claims)
    assert manifest["inputs"] == {document.uri: document.sha256 for document in result.documents}
    assert manifest["finished"] is True
    assert str(tmp_path) not in json.dumps(manifest)
    assert list(dict.fromkeys(progress.stage for progress in seen)) == [
        "load model",
        "ingest",
        "extract",
        "crosscheck",
        "write",
    ]
    assert Progress("extract", 3, 3, len(result.claims), share=1.0) in seen


@pytest.mark.slow
def test_functions_one_by_one_give_what_a_run_gives(inbox: Path, tmp_path: Path) -> None:
    documents = list(crossclaim.load(inbox))
    claims = list(crossclaim.extract(documents))
    findings = crossclaim.crosscheck(documents, claims)
    result = crossclaim.run(inbox, out=tmp_path / "out")
    assert (documents, claims) == (result.documents, result.claims)
    assert findings == result.findings


@pytest.mark.slow
def test_run_inside_its_own_inputs_can_be_repeated(inbox: Path) -> None:
    first = crossclaim.run(inbox, out=inbox / "out")
    second = crossclaim.run(inbox, out=inbox / "out")
    assert first.manifest == second.manifest
    again = crossclaim.run(inbox / "out", out=inbox / "again")  # from the documents of the first run
    assert (again.documents, again.claims, again.findings) == (first.documents, first.claims, first.findings)


def test_load_raises_unless_rejects_are_taken(inbox: Path) -> None:
    (inbox / "0.txt").write_bytes(b"")
    with pytest.raises(DocumentError, match=r"inbox/0.txt: is empty"):
        list(crossclaim.load(inbox))
    rejects: list[Reject] = []
    assert len(list(crossclaim.load(inbox, on_reject=rejects.append))) == len(TEXTS)
    assert [reject.code for reject in rejects] == ["empty"]


@Language.component("crossclaim_test_failing")
def fail_on_demand(doc: Doc) -> Doc:
    if any(token.text == "explode" for token in doc):
        raise ZeroDivisionError("a bug in one document")
    return doc


@pytest.mark.slow
def test_run_isolates_a_bug_in_one_document(inbox: Path, tmp_path: Path) -> None:
    (inbox / "bad.txt").write_text("It will explode.", encoding="utf-8")
    config = load_config()
    components = (*config.extract.components, "crossclaim_test_failing")
    failing = config.model_copy(update={"extract": config.extract.model_copy(update={"components": components})})
    result = crossclaim.run(inbox, out=tmp_path / "out", config=failing)
    (reject,) = result.rejects
    assert (reject.uri, reject.stage, reject.code) == ("inbox/bad.txt", "extract", "bug")
    assert "ZeroDivisionError: a bug in one document" in reject.message
    assert {claim.doc_id for claim in result.claims} == {
        document.id for document in result.documents if document.uri != "inbox/bad.txt"
    }


def read_texts(
    folder: Path, texts: Iterable[str], extractor: Extractor, config: Config
) -> Iterator[tuple[Document, list[Claim]]]:
    path = folder / "set.jsonl"
    lines = [json.dumps({"id": json.dumps(text), "text": text}) for text in texts]
    path.write_text("\n".join(lines), encoding="utf-8")
    documents = [item for item in read_documents([path], config.ingest) if isinstance(item, Document)]
    for document, claims in extractor.pipe(documents):
        assert not isinstance(claims, Exception)
        yield document, claims


@pytest.mark.slow
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(
        st.lists(SENTENCES, min_size=1, max_size=6).map(" ".join).filter(str.strip), min_size=2, max_size=5, unique=True
    ),
    data=st.data(),
)
def test_records_of_a_document_do_not_depend_on_other_documents(
    tmp_path: Path, extractor: Extractor, texts: list[str], data: st.DataObject
) -> None:
    config = load_config()
    together = list(read_texts(tmp_path, data.draw(st.permutations(texts)), extractor, config))
    alone = [next(read_texts(tmp_path, [text], extractor, config)) for text in texts]
    assert sorted(lines_of(together)) == sorted(lines_of(alone))
    for document, claims in together:
        for claim in claims:
            assert document.text[claim.start : claim.end] == claim.quote
            assert Claim.model_validate_json(json_line(claim)) == claim


def lines_of(read: list[tuple[Document, list[Claim]]]) -> list[str]:
    return [json_line(record) for document, claims in read for record in (document, *claims)]
