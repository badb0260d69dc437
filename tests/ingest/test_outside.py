"""Readers in a process of their own: a file that brings it down costs itself and nothing else."""

import signal
import zlib
from pathlib import Path

import pytest

from crossclaim.ingest.outside import Helper, Order

from .making import PROSE, SETTINGS, STORY, document_of, make_html, make_pdf, reject_of, words_of

MODULE = """
import os, signal
from crossclaim.errors import DocumentError

def read(uri, raw, settings):
    if raw == b"print":
        print("a library that talks")
        os.write(1, b"and talks")
    if raw == b"late":
        signal.raise_signal(signal.SIGALRM)  # as the kernel does when the time is over
    if raw == b"dies":
        os.abort()
    if raw == b"swells":
        return len(bytes(3_000_000_000))
    if raw == b"fails":
        raise ZeroDivisionError("ours")
    if raw == b"refuses":
        raise DocumentError(uri, "empty", "is empty")
    return raw
"""


@pytest.fixture
def helper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Helper:
    (tmp_path / "tried.py").write_text(MODULE)
    monkeypatch.syspath_prepend(tmp_path)
    return Helper()


def order(raw: bytes) -> Order:
    return Order("tried", "a.pdf", raw, SETTINGS)


def test_outside_answers_orders_in_turn_whatever_the_reader_does(helper: Helper) -> None:
    answers = [helper.ask(order(raw)) for raw in (b"one", b"print", b"refuses", b"swells", b"fails", b"two")]
    assert helper.end() == 0
    one, printed, refused, swollen, failed, two = answers
    assert [answer and answer.reading for answer in (one, printed, two)] == [b"one", b"print", b"two"]
    assert [answer and answer.reject and answer.reject.code for answer in (refused, swollen)] == ["empty", "memory"]
    assert failed is not None
    assert "ZeroDivisionError: ours" in failed.fault


@pytest.mark.parametrize(("raw", "ending"), [(b"late", signal.SIGALRM), (b"dies", signal.SIGABRT)])
def test_outside_process_that_ends_gives_no_answer(helper: Helper, raw: bytes, ending: signal.Signals) -> None:
    assert helper.ask(order(raw)) is None
    assert helper.end() == -ending


def bomb() -> bytes:
    """A small PDF whose only page unpacks to 400 MB of spaces."""
    packer = zlib.compressobj(6)
    stream = b"".join(packer.compress(b" " * 10_000_000) for _ in range(40)) + packer.flush()
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream" % (len(stream), stream),
    ]
    body = b"%PDF-1.4\n" + b"".join(b"%d 0 obj\n%b\nendobj\n" % numbered for numbered in enumerate(parts, start=1))
    return body + b"trailer << /Size 5 /Root 1 0 R >>\nstartxref\n0\n%%EOF\n"


@pytest.mark.slow
def test_outside_bomb_of_a_pdf_costs_only_itself(tmp_path: Path) -> None:
    assert reject_of(tmp_path, "bomb.pdf", bomb()).code in ("crash", "memory", "empty", "damaged")
    assert words_of(document_of(tmp_path, "a.pdf", make_pdf(PROSE)), "paragraph") == [PROSE]
    assert words_of(document_of(tmp_path, "a.html", make_html(*STORY)), "paragraph") == list(STORY)
