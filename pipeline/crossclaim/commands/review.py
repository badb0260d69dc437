"""`crossclaim review`: decide about findings in a browser, or export what was decided."""

import importlib
import logging
from pathlib import Path
from typing import Annotated

import typer

from ..errors import ConfigError, MissingExtraError
from .options import told_plainly

MAX_PORT = 65535


def review(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder of a finished run.")],
    port: Annotated[
        int | None, typer.Option(min=1, max=MAX_PORT, help="Port to listen on, on this machine only; else a free one.")
    ] = None,
    reviewer: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Who decides, as it stands in reviews.jsonl; else your login name."),
    ] = None,
    open_browser: Annotated[bool, typer.Option("--open", help="Open the page in your browser.")] = False,
    export: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write all decisions to FILE (.jsonl or .csv) and stop.")
    ] = None,
) -> None:
    """Decide about findings in your browser, with both quotes side by side; each decision is kept for later runs."""
    with told_plainly():
        if export is not None:
            typer.echo(f"{_counted(_export(folder, export))} → {export}")
            return
        _serve(folder, port, reviewer or _login_name(), open_browser)


def _export(folder: Path, out: Path) -> int:
    from ..reviews.decided import states_of
    from ..reviews.export import export_reviews
    from ..reviews.log import ReviewLog
    from ..write.report_read import read_run

    decided = read_run(folder).decided
    reviews = ReviewLog(folder).reviews
    return export_reviews(reviews, states_of(reviews, decided), out)


def _serve(folder: Path, port: int | None, reviewer: str, open_browser: bool) -> None:
    try:
        desk = importlib.import_module("crossclaim.extras.review.serve")
    except ModuleNotFoundError as error:
        raise MissingExtraError("the review desk", "review") from error
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(message)s")

    def tell(link: str) -> None:
        typer.echo(f"Open this link to review {folder} as {reviewer} (it is the key, do not share it):\n\n  {link}\n")
        typer.echo("Stop with Ctrl-C: every decision is on disk as soon as the page confirms it.", err=True)
        if open_browser:
            _open_browser(link)

    decided = desk.serve(folder, reviewer=reviewer, port=port, on_ready=tell)
    typer.echo(f"{_counted(decided)} → {folder / 'reviews.jsonl'}")


def _open_browser(link: str) -> None:
    """Beside the desk, since some browsers keep whoever starts them waiting until they are closed."""
    import threading
    import webbrowser

    threading.Thread(target=webbrowser.open, args=(link,), daemon=True).start()


def _counted(decisions: int) -> str:
    return f"{decisions:,} decision{'' if decisions == 1 else 's'}"


def _login_name() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError) as error:
        raise ConfigError("your login name is not known; say who decides with --reviewer NAME") from error
