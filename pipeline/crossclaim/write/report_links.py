"""Where a finding, a claim or a document stands: further down on the same page, or on another page of the folder."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

from crossclaim_schemas import Claim

Link = tuple[str, str]  # a name of the query and its value


@dataclass(frozen=True, slots=True)
class Links:
    """Links as seen from one page; without pages everything is on that page.

    `base` leads from the page to the folder of pages. `finding_pages` and `document_pages` map ids to file names there.
    """

    base: str = ""
    finding_pages: Mapping[str, str] = field(default_factory=dict)
    document_pages: Mapping[str, str] = field(default_factory=dict)
    first_page: str = ""

    def finding(self, relation_id: str) -> str:
        """The permalink of a finding."""
        return self._to(self.finding_pages.get(relation_id, ""), quote(relation_id, safe=""))

    def document(self, doc_id: str) -> str:
        """Where a document's text stands."""
        return self._to(self.document_pages.get(doc_id, ""), quote(doc_id, safe=""))

    def claim(self, claim: Claim) -> str:
        """Where a claim is highlighted in its document."""
        return self._to(self.document_pages.get(claim.doc_id, ""), quote(claim.id, safe=""))

    def findings(self, *query: Link) -> str:
        """The list of findings, narrowed by the names and values of the query."""
        return self._to(self.first_page, "/findings" + (f"?{urlencode(query)}" if query else ""))

    def _to(self, page: str, anchor: str) -> str:
        return f"{self.base}{page}#{anchor}" if page else f"#{anchor}"


def page_numbers(ids: Sequence[str], size: int, name: str) -> dict[str, str]:
    """Each id with the file name of its page, `size` to a page: "findings-1.html" from a name of "findings"."""
    return {one: f"{name}-{at // size + 1}.html" for at, one in enumerate(ids)}
