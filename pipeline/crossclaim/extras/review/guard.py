"""Who may talk to the desk: only pages of its own, opened with the token that was printed when it started.

Any page that a reviewer visits can send requests to this machine, and any name can be made to point to it. Therefore: a list of host
names (DNS rebinding), a token that becomes a cookie which other sites' requests do not carry, the origin of every write and a second
token in its form, a limit on what is sent, and headers under which a page can run and load nothing but what the desk itself serves.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from starlette.datastructures import Headers, MutableHeaders, QueryParams
from starlette.requests import HTTPConnection, Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MAX_BODY_BYTES = 64 * 1024
MAX_FIELDS = 40
MAX_QUERY_BYTES = 4096
NAMES = ("127.0.0.1", "localhost")
TOKEN_BYTES = 32
WRITES = "POST"
READS = ("GET", "HEAD")


class Refused(Exception):
    """A request that the desk does not answer; `status` is the HTTP status."""

    def __init__(self, status: int, message: str) -> None:
        self.status = status
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Door:
    """The secrets of one start of the desk. `token` opens it; cookies are told apart by port, since browsers do not do so."""

    port: int
    token: str = field(default_factory=lambda: secrets.token_urlsafe(TOKEN_BYTES))

    @property
    def hosts(self) -> frozenset[str]:
        """What may stand in the header Host."""
        return frozenset(f"{name}:{self.port}" for name in NAMES)

    @property
    def cookie(self) -> str:
        """The name of the cookie that shows that the token was given."""
        return f"crossclaim_review_{self.port}"

    @property
    def session(self) -> str:
        """The value of that cookie: made from the token, so that a leaked cookie does not give the link."""
        return self._derived("session")

    @property
    def form_token(self) -> str:
        """What every form carries."""
        return self._derived("form")

    @property
    def link(self) -> str:
        """The address to open first."""
        return f"http://{NAMES[0]}:{self.port}/?token={self.token}"

    def _derived(self, purpose: str) -> str:
        return hmac.new(self.token.encode(), purpose.encode(), hashlib.sha256).hexdigest()


class Guard:
    """ASGI middleware: refuses what is not to be answered, and puts the headers on what is."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self.app = app
        self.door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request. Websockets are closed: the desk has none."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        nonce = scope["nonce"] = secrets.token_urlsafe(16)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_headers(nonce))
            await send(message)

        answer = self._answer(scope) or self.app
        await answer(scope, _bounded(receive), send_with_headers)

    def _answer(self, scope: Scope) -> Response | None:
        """What is answered without asking the desk; None if the request may go on."""
        refused = self._refusal(scope)
        if refused is not None:
            return PlainTextResponse(str(refused), refused.status)
        given = QueryParams(scope["query_string"]).get("token")
        if given is not None and scope["path"] == "/" and same(given, self.door.token):
            entered = RedirectResponse("/", 303)
            entered.set_cookie(self.door.cookie, self.door.session, httponly=True, samesite="strict")
            return entered
        if not same(HTTPConnection(scope).cookies.get(self.door.cookie, ""), self.door.session):
            return PlainTextResponse(
                "Open the link that `crossclaim review` printed: it carries the key to this desk.", 403
            )
        return None

    def _refusal(self, scope: Scope) -> Refused | None:
        """Why this is not answered, from its first lines alone; None if it may be."""
        headers, method = Headers(scope=scope), scope["method"]
        if headers.get("host", "") not in self.door.hosts:
            return Refused(421, "This desk answers only under the address that it printed.")
        if method not in (*READS, WRITES):
            return Refused(405, "Method not allowed.")
        if len(scope["query_string"]) > MAX_QUERY_BYTES:
            return Refused(414, "The address is too long.")
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > MAX_BODY_BYTES:
            return Refused(413, "Too much was sent.")
        return self._foreign(headers) if method == WRITES else None

    def _foreign(self, headers: Headers) -> Refused | None:
        """A write must come from a page of the desk: browsers say so, and only browsers can be tricked."""
        origins = {f"http://{host}" for host in self.door.hosts}
        if headers.get("origin") not in origins or headers["origin"] != f"http://{headers['host']}":
            return Refused(403, "Writes are taken only from pages of this desk.")
        if headers.get("sec-fetch-site", "same-origin") != "same-origin":
            return Refused(403, "Writes are taken only from pages of this desk.")
        return None


async def read_form(request: Request, door: Door) -> dict[str, str]:
    """The fields of a form of ours; of a name given twice the last. Raises Refused."""
    if request.headers.get("content-type", "").split(";")[0] != "application/x-www-form-urlencoded":
        raise Refused(415, "Forms are sent urlencoded.")
    try:
        pairs = parse_qsl((await request.body()).decode("utf-8"), keep_blank_values=True, max_num_fields=MAX_FIELDS)
    except ValueError as error:
        raise Refused(400, "The form cannot be read.") from error
    form = dict(pairs)
    if not same(form.pop("form_token", ""), door.form_token):
        raise Refused(403, "The form is from an earlier start of the desk; reload the page.")
    return form


def same(given: str, wanted: str) -> bool:
    """Whether two secrets are equal, in a time that does not tell how far they are."""
    return hmac.compare_digest(given.encode("utf-8", "surrogatepass"), wanted.encode())


def _bounded(receive: Receive) -> Receive:
    """Counts what really comes, since a length need not be given, or true."""
    seen = 0

    async def receive_bounded() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > MAX_BODY_BYTES:
            raise Refused(413, "Too much was sent.")
        return message

    return receive_bounded


def _headers(nonce: str) -> dict[str, str]:
    policy = (
        f"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    return {
        "Content-Security-Policy": policy,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        # Not no-referrer: under that browsers send "Origin: null" with forms, and writes could not be told from foreign ones.
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=(), clipboard-read=()",
        "Cache-Control": "no-store",
    }
