"""Times and quantities of a document, found once and kept with it."""

from spacy.tokens import Doc

from .atoms import split_atoms
from .quantities import find_quantities
from .times import find_times


def find_spans(doc: Doc) -> None:
    """Fill `doc.user_data["times"]` (TimeSpan) and `["quantities"]` (QuantitySpan) unless they are there."""
    if "times" not in doc.user_data:
        atoms = split_atoms(doc)
        times = find_times(doc, doc.user_data.get("published"), atoms)
        doc.user_data["times"] = times
        doc.user_data["quantities"] = find_quantities(doc, times, atoms)
