"""Reads documents, states what they claim, and shows where they agree and where they contradict each other.

    >>> import crossclaim
    >>> result = crossclaim.run("corpus/kazakhstan", out="outputs/kazakhstan")
    >>> result.manifest.counts["documents"]
    2

The four functions are imported at their first use, so that `import crossclaim` costs nothing.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .run import crosscheck, extract, load, run  # noqa: TC004 - __getattr__ below imports them when they are used

__all__ = ["__version__", "crosscheck", "extract", "load", "run"]
__version__ = "0.1.0"

_FUNCTIONS = frozenset({"crosscheck", "extract", "load", "run"})


class _Package(ModuleType):
    """Gives the public functions, also those that are named like one of our modules.

    When a submodule is first imported, Python sets it as an attribute of its package: `crossclaim.run` would then be the
    module, and calling it would fail. Here the function keeps the name; the module is reached by `from crossclaim.run import ...`.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _FUNCTIONS and isinstance(value, ModuleType)):
            super().__setattr__(name, value)

    def __getattr__(self, name: str) -> object:
        if name not in _FUNCTIONS:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        function = getattr(import_module(f"{__name__}.run"), name)
        setattr(self, name, function)
        return function


sys.modules[__name__].__class__ = _Package
