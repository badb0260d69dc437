from typing import Any

from crossclaim.write.report_links import Links, page_numbers


def test_links_of_one_file_lead_down_the_page(store: Any) -> None:
    links, claim = Links(), store.claims[0]
    assert (links.finding("r-1"), links.document("d 1"), links.claim(claim)) == ("#r-1", "#d%201", f"#{claim.id}")


def test_links_between_pages_name_the_page(store: Any) -> None:
    claim = store.claims[0]
    links = Links("report/", {"r-1": "findings-2.html"}, {claim.doc_id: "document-7.html"}, "findings-1.html")
    assert links.finding("r-1") == "report/findings-2.html#r-1"
    assert links.claim(claim) == f"report/document-7.html#{claim.id}"
    assert (
        links.findings(("reason", "a&b"), ("label", "conflict"))
        == "report/findings-1.html#/findings?reason=a%26b&label=conflict"
    )


def test_page_numbers_deal_ids_to_pages() -> None:
    assert page_numbers(["a", "b", "c"], 2, "findings") == {"a": "findings-1.html", "b": "findings-1.html", "c": "findings-2.html"}  # fmt: skip
