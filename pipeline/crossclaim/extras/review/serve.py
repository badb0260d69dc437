"""Starts the desk: finds a port on this machine alone, prints the link, and serves until it is stopped."""

import logging
import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn

from ...errors import RunAborted
from .app import make_app
from .desk import Desk
from .guard import Door

LOOPBACK = "127.0.0.1"
BACKLOG = 64
MAX_HEADER_BYTES = 16 * 1024
KEEP_ALIVE_S = 30

logger = logging.getLogger(__name__)


def serve(folder: Path, *, reviewer: str, port: int | None, on_ready: Callable[[str], None]) -> int:
    """Serves until interrupted; gives how many decisions the reviewer took. `on_ready` gets the link to open.

    Without `port` the system chooses a free one. Raises ConfigError if the folder holds no finished run, RunAborted if the
    port is taken.
    """
    desk = Desk(folder, reviewer)
    before = len(desk.log.reviews)
    server, listener, door = make_server(desk, port)
    on_ready(door.link)
    try:
        server.run(sockets=[listener])
    except KeyboardInterrupt:
        logger.info("desk stopped")
    finally:
        listener.close()
    return sum(1 for review in desk.log.reviews[before:] if review.by == reviewer)


def make_server(desk: Desk, port: int | None = None) -> tuple[uvicorn.Server, socket.socket, Door]:
    """A server that is yet to run, the socket that it is to run on, which already takes connections, and what opens it."""
    listener = _listen(port)
    door = Door(listener.getsockname()[1])
    config = uvicorn.Config(
        make_app(desk, door), log_config=None, access_log=False, server_header=False, date_header=False, proxy_headers=False, lifespan="off",
        ws="none", http="h11", loop="asyncio", h11_max_incomplete_event_size=MAX_HEADER_BYTES, timeout_keep_alive=KEEP_ALIVE_S,
        timeout_graceful_shutdown=2,
    )  # fmt: skip
    return uvicorn.Server(config), listener, door


def _listen(port: int | None) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((LOOPBACK, port or 0))
    except OSError as error:
        listener.close()
        raise RunAborted(
            f"port {port}: cannot be used ({error.strerror}); choose another --port, or leave it out"
        ) from error
    listener.listen(BACKLOG)
    return listener
