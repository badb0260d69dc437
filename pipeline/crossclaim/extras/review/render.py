"""Templates to HTML. Whatever gets into a page is escaped; characters that change a text without being seen are made visible."""

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ...write.report_html import visible
from ...write.report_words import plain
from .cards import shown

FOLDER = Path(str(files("crossclaim") / "extras" / "review"))


def make_templates() -> Environment:
    """The templates of the desk. What is misspelt in one is an error, not an empty place."""
    environment = Environment(
        loader=FileSystemLoader(FOLDER / "templates"), autoescape=True, undefined=StrictUndefined, finalize=_visible,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.filters |= {"shown": shown, "plain": plain}
    return environment


def render(templates: Environment, name: str, values: Mapping[str, Any]) -> str:
    """The page of that name. Surrogates that UTF-8 cannot hold were replaced before they get here."""
    return templates.get_template(name).render(values)


def _visible(value: object) -> object:
    """Everything written into a page goes through here, attributes too, so that it holds no mark-up; markupsafe then escapes it."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return visible(value)
