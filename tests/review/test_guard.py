"""Only pages of the desk, opened with its token, are answered."""

import re
import socket
from html import unescape

import httpx
import pytest

from .conftest import Server, field

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def nothing_was_decided(reading: Server) -> None:
    assert reading.reviews == []


def stranger(server: Server) -> httpx.Client:
    return httpx.Client(base_url=server.address, follow_redirects=False)


@pytest.mark.parametrize("path", ["/", "/history", "/static/desk.js", "/?token=", "/?token=wrong", "/list?token=wrong"])
def test_desk_is_closed_without_its_token(reading: Server, path: str) -> None:
    with stranger(reading) as client:
        answer = client.get(path)
    assert (answer.status_code, "set-cookie" in answer.headers) == (403, False)
    assert "Alder" not in answer.text


def test_token_opens_the_desk_and_leaves_the_address(reading: Server) -> None:
    with stranger(reading) as client:
        answer = client.get(reading.link)
        assert (answer.status_code, answer.headers["location"]) == (303, "/")
        cookie = answer.headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=strict" in cookie
        assert reading.link.split("token=")[1] not in cookie
        assert client.get("/").status_code == 200


def test_token_opens_nothing_but_the_first_page(reading: Server) -> None:
    with stranger(reading) as client:
        assert client.get("/history?" + reading.link.split("?")[1]).status_code == 403


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example:{port}", "[::1]:{port}", ""]
)
def test_desk_answers_under_no_other_name(reading: Server, host: str) -> None:
    answer = reading.client.get("/", headers={"Host": host.format(port=reading.client.base_url.port)})
    assert answer.status_code in (400, 421)
    assert "Alder" not in answer.text


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1:{port}", "http://127.0.0.1", "http://localhost:{port}", None])  # fmt: skip
@pytest.mark.parametrize("path", ["/decide", "/undo", "/names", "/claim", "/keys"])
def test_desk_takes_no_writes_from_other_pages(reading: Server, path: str, origin: str | None) -> None:
    form = {"form_token": field(reading.get("/").text, "form_token"), "action": "accept"}
    headers = {"Origin": origin.format(port=reading.client.base_url.port)} if origin else {}
    assert reading.client.post(path, data=form, headers=headers).status_code == 403


def test_desk_takes_no_writes_that_a_browser_calls_foreign(reading: Server) -> None:
    assert reading.post("/undo", {"Sec-Fetch-Site": "same-site"}).status_code == 403


@pytest.mark.parametrize("token", ["", "wrong", "0" * 64, "é"])
def test_desk_takes_no_form_without_its_token(reading: Server, token: str) -> None:
    assert reading.post("/decide", form_token=token, action="accept").status_code == 403


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_desk_knows_no_other_methods(reading: Server, method: str) -> None:
    assert reading.client.request(method, "/").status_code == 405


@pytest.mark.parametrize("path", ["/decide", "/undo", "/claim"])
def test_reading_a_page_changes_nothing(reading: Server, path: str) -> None:
    assert reading.client.get(path).status_code == 405


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({"action": "accept", "finding": "r-nothing"}, 404),
        ({"action": "explode"}, 400),
        ({"action": "reject"}, 400),
        ({"action": "reject", "why": "no_such_reason"}, 400),
        ({str(number): "" for number in range(60)}, 400),
        ({"note": "x" * 70_000}, 413),
    ],
)
def test_desk_refuses_what_makes_no_sense(reading: Server, form: dict[str, str], status: int) -> None:
    finding = {"finding": field(reading.get("/").text, "finding"), "seen": ""}
    assert reading.post("/decide", **(finding | form)).status_code == status


def test_desk_refuses_another_kind_of_form(reading: Server) -> None:
    headers = {"Origin": reading.address}
    assert reading.client.post("/decide", json={"action": "accept"}, headers=headers).status_code == 415
    assert reading.client.post("/decide", files={"a": b"x"}, headers=headers).status_code == 415


def test_desk_counts_what_comes_whatever_was_announced(reading: Server) -> None:
    cookies = "; ".join(f"{name}={value}" for name, value in reading.client.cookies.items())
    head = (
        f"POST /decide HTTP/1.1\r\nHost: {reading.address[7:]}\r\nOrigin: {reading.address}\r\nCookie: {cookies}\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n"
    )
    chunk = b"8000\r\n" + b"x" * 0x8000 + b"\r\n"
    with socket.create_connection(("127.0.0.1", reading.client.base_url.port or 0), timeout=10) as connection:
        connection.sendall(head.encode() + chunk * 3)
        assert b" 413 " in connection.recv(65536).split(b"\r\n")[0]


@pytest.mark.parametrize("query", ["words=" + "x" * 5000, "at=%00", "page=-1", "page=99999999999", "state=%FF", "order=1;drop"])  # fmt: skip
def test_desk_survives_any_address(reading: Server, query: str) -> None:
    assert reading.get(f"/?{query}").status_code in (200, 414)
    assert reading.get(f"/list?{query}").status_code in (200, 414)


def test_pages_can_load_and_run_nothing_but_the_desks_own(reading: Server) -> None:
    answer = reading.get("/")
    policy = answer.headers["content-security-policy"]
    nonce = re.search(r"script-src 'nonce-([^']+)'", policy)
    assert nonce
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert f'nonce="{nonce[1]}"' in unescape(answer.text)
    assert nonce[1] not in reading.get("/").headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"
    assert not re.search(r"<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=|javascript:|https?://", answer.text)


def test_desk_listens_on_this_machine_only(reading: Server) -> None:
    port = reading.client.base_url.port or 0
    listening = [line.split() for path in ("tcp", "tcp6") for line in open_table(path)]
    addresses = {columns[1].split(":")[0] for columns in listening if columns[1].endswith(f":{port:04X}") and columns[3] == "0A"}  # fmt: skip
    assert addresses <= {"0100007F"}


def open_table(name: str) -> list[str]:
    try:
        with open(f"/proc/net/{name}", encoding="ascii") as table:
            return table.read().splitlines()[1:]
    except FileNotFoundError:
        pytest.skip("needs /proc/net")
