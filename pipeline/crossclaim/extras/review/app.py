"""The desk as a web application: one function a page, one a decision. Run it with one worker: it keeps state."""

import logging
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from jinja2 import Environment
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from crossclaim_schemas import Verdict

from ...errors import CrossclaimError
from ...reviews.keys import about_names
from ...reviews.standing import OPEN
from . import keys as key_table
from .desk import Desk, Stale
from .forms import read_decision, read_names
from .guard import Door, Guard, Refused, read_form
from .pages import progress, queue_page
from .queue import View, read_view
from .render import FOLDER, make_templates, render
from .tables import figures_page, history_page, list_page, names_page

logger = logging.getLogger(__name__)

YEAR_S = 365 * 24 * 3600
MAX_PAGE = 1_000_000
CHANGED_MEANWHILE = "This was decided meanwhile, in another window or by someone else; nothing was changed. Look again."
ALLOWED_PAGES = ("/names", "/history")


@dataclass(slots=True)
class Pages:
    """The pages of one desk. `notice` is what the next page says of the last decision."""

    desk: Desk
    door: Door
    templates: Environment
    notice: str = ""

    async def queue(self, request: Request) -> Response:
        """One finding to decide on."""
        self.desk.refresh()
        view = read_view(request.query_params)
        params = request.query_params
        page = queue_page(self.desk, view, params.get("at", ""), params.get("next", ""))
        return self._page(request, "queue.html", page)

    async def list_all(self, request: Request) -> Response:
        """Findings as a table."""
        self.desk.refresh()
        return self._page(request, "list.html", list_page(self.desk, read_view(request.query_params), _number(request)))

    async def history(self, request: Request) -> Response:
        """All decisions."""
        self.desk.refresh()
        return self._page(request, "history.html", history_page(self.desk, _number(request)))

    async def names(self, request: Request) -> Response:
        """Names that are, or are not, the same entity."""
        self.desk.refresh()
        return self._page(request, "names.html", names_page(self.desk))

    async def figures(self, request: Request) -> Response:
        """How often the software was right."""
        self.desk.refresh()
        return self._page(request, "figures.html", figures_page(self.desk))

    async def keys(self, request: Request) -> Response:
        """Which key does what."""
        if request.method == "GET":
            return self._page(request, "keys.html", {"given": _keys(request), "fault": ""})
        form = await read_form(request, self.door)
        try:
            chosen = key_table.DEFAULT if form.get("reset") else key_table.keys_from(form)
        except ValueError as error:
            page = {"given": _keys(request), "fault": str(error)}
            return self._page(request, "keys.html", page, status=422)
        self.notice = "Saved"
        response = RedirectResponse("/keys", 303)
        cookie = key_table.as_cookie(chosen).encode().hex()
        response.set_cookie(key_table.COOKIE, cookie, max_age=YEAR_S, httponly=True, samesite="strict")
        return response

    async def decide(self, request: Request) -> Response:
        """A decision on a finding; answers with the next one."""
        form = await read_form(request, self.door)
        view, at = _view(form), self._finding(form)
        about = self.desk.run.abouts[at]
        pressed = read_decision(form, self.desk.verdict(about), about.label)
        following = self._following(form, view, at)
        try:
            self.desk.decide(about, pressed.action, pressed.after, seen=form.get("seen", ""), queue=view.drawn())
        except Stale:
            return self._back(view, at, CHANGED_MEANWHILE)
        if pressed.action == "edit":
            return self._stay(form, f"{pressed.said}: {self.desk.run.index.names[at]}")
        return self._back(view, following, f"{pressed.said}: {self.desk.run.index.names[at]}")

    async def mark_claim(self, request: Request) -> Response:
        """A claim is badly extracted, or is not after all."""
        form = await read_form(request, self.door)
        view, at = _view(form), self._finding(form)
        relation = self.desk.run.relations[at]
        if form.get("claim") not in (relation.claim_a, relation.claim_b):
            raise Refused(400, "This claim is not of that finding.")
        about = self.desk.about_claim(form["claim"])
        bad = self.desk.verdict(about).decision == "badly_extracted"
        side = "A" if form["claim"] == relation.claim_a else "B"
        try:
            after = OPEN if bad else Verdict(decision="badly_extracted")
            self.desk.decide(about, "mark_claim", after, seen=form.get("seen", ""))
        except Stale:
            return self._back(view, at, CHANGED_MEANWHILE)
        return self._stay(form, f"{side} is {'no longer ' if bad else ''}marked as badly extracted")

    async def decide_names(self, request: Request) -> Response:
        """Two names are the same entity, or not."""
        form = await read_form(request, self.door)
        name_a, name_b, pressed = read_names(form)
        self.desk.decide(about_names(name_a, name_b), pressed.action, pressed.after)
        said = f"{pressed.said}: “{name_a}” and “{name_b}”. The next run follows it."
        if form.get("page") in ALLOWED_PAGES:
            return self._to(form["page"], said)
        return self._stay(form, said)

    async def undo(self, request: Request) -> Response:
        """Takes back one decision, or the last that still stands."""
        form = await read_form(request, self.door)
        wanted = form.get("review", "")
        review = next((r for r in self.desk.log.reviews if r.id == wanted), None) if wanted else self.desk.undoable()
        page = form.get("page", "") if form.get("page") in ALLOWED_PAGES else ""
        if review is None:
            return self._to(page or "/", "Nothing to undo")
        try:
            self.desk.undo(review)
        except Stale:
            return self._to(page or "/", CHANGED_MEANWHILE)
        names = self.desk.run.by_key.get(review.about.key, [])
        said = (
            f"Undone: {review.action.replace('_', ' ')} {self.desk.run.index.names[names[0]] if names else ''}".strip()
        )
        if page:
            return self._to(page, said)
        return self._back(_view(form), names[0] if names else form.get("finding", ""), said)

    async def fault(self, request: Request, error: Exception) -> Response:
        """Whatever went wrong as a page that says what to do, and nothing about this machine."""
        status, title, message = _told(error)
        if isinstance(error, CrossclaimError):
            logger.error("%s", error)
        return self._page(request, "message.html", {"title": title, "message": message}, status=status)

    def _page(self, request: Request, name: str, values: dict[str, Any], *, status: int = 200) -> Response:
        notice, self.notice = self.notice, ""
        common = {
            "nonce": request.scope["nonce"], "form_token": self.door.form_token, "keys": _keys(request), "commands": key_table.COMMANDS,
            "path": request.url.path, "run_name": self.desk.folder.resolve().name, "notice": notice,
        }  # fmt: skip
        return HTMLResponse(render(self.templates, name, common | progress(self.desk) | values), status)

    def _finding(self, form: dict[str, str]) -> str:
        if form.get("finding") not in self.desk.run.relations:
            raise Refused(404, "This finding is not in the run (any more); it may have been run again.")
        return form["finding"]

    def _following(self, form: dict[str, str], view: View, at: str) -> str:
        """What the page said comes next, as long as it is in the view; else what comes after it there, from the start at its end."""
        names = self.desk.found(view)
        if form.get("next") in names and form["next"] != at:
            return form["next"]
        if at not in names:
            return ""
        around = names[names.index(at) + 1 :] + names[: names.index(at)]
        return around[0] if around else ""

    def _stay(self, form: dict[str, str], said: str) -> Response:
        """The same finding again; what comes next stays so, though its place in the queue may be another now."""
        at, following = self._finding(form), form.get("next", "")
        query = _view(form).query(at=at, next=following if following in self.desk.run.relations else "")
        return self._to(f"/?{query}", said)

    def _back(self, view: View, at: str, said: str) -> Response:
        query = view.query(at=at)
        return self._to("/" + (f"?{query}" if query else ""), said)

    def _to(self, address: str, said: str) -> Response:
        self.notice = said
        return RedirectResponse(address, 303)


def make_app(desk: Desk, door: Door) -> ASGIApp:
    """The application, guarded."""
    pages = Pages(desk, door, make_templates())
    routes = [
        Route("/", pages.queue),
        Route("/list", pages.list_all),
        Route("/history", pages.history),
        Route("/names", pages.names),
        Route("/figures", pages.figures),
        Route("/keys", pages.keys, methods=["GET", "POST"]),
        Route("/decide", pages.decide, methods=["POST"]),
        Route("/claim", pages.mark_claim, methods=["POST"]),
        Route("/names", pages.decide_names, methods=["POST"]),
        Route("/undo", pages.undo, methods=["POST"]),
        Mount("/static", StaticFiles(directory=FOLDER / "static")),
    ]
    faults = {kind: pages.fault for kind in (Refused, CrossclaimError, HTTPException, Exception)}
    return Guard(Starlette(routes=routes, exception_handlers=faults), door)


def _told(error: Exception) -> tuple[int, str, str]:
    if isinstance(error, Refused):
        return error.status, "That did not work", str(error)
    if isinstance(error, HTTPException):
        return error.status_code, "Nothing here", "This page does not exist."
    if isinstance(error, CrossclaimError):
        return 500, "Nothing was decided", "The run folder cannot be read or written; see what the terminal says."
    return (
        500,
        "Something broke",
        "That is a fault of ours: the terminal says more. Nothing that was confirmed is lost.",
    )


def _keys(request: Request) -> key_table.Keys:
    try:
        return key_table.read_keys(bytes.fromhex(request.cookies.get(key_table.COOKIE, "")).decode("utf-8"))
    except ValueError:
        return key_table.DEFAULT


def _view(form: dict[str, str]) -> View:
    return read_view(dict(parse_qsl(form.get("back", ""))))


def _number(request: Request) -> int:
    given = request.query_params.get("page", "1")
    return min(int(given), MAX_PAGE) if given.isdecimal() and len(given) < 9 else 1
