// A fact: its claims, side by side where a conflict divides them.
const drawFact = ({ claims, documents }) => {
  const told = ([at, score]) => {
    const claim = claims[at];
    return el("li", {}, el("p", {}, shown(claim.text)),
      el("p", { class: "note" }, el("a", { href: claim.href }, shown(documents[claim.document].title)), score !== null && ` · matched, score ${score.toFixed(2)}`));
  };
  // The first claim heads the side; those that only others link with it are folded, as they may say something else.
  const side = ({ note, claims: [first, ...others] }) => {
    const [direct, distant] = [others.filter(([, score]) => score !== null), others.filter(([, score]) => score === null)];
    return el("section", { class: "fact-side" },
      el("h4", {}, note, others.length > 0 && ` · ${count(others.length + 1, "claim")}`),
      el("ul", {}, [first, ...direct].map(told)),
      distant.length > 0 && el("details", {}, el("summary", {}, `${count(distant.length, "claim")} matched only with one of these, not with the first`), el("ul", {}, distant.map(told))));
  };
  return (fact, at, total) => el("article", {
    class: `card fact ${fact.disputed ? "conflict" : "agreement"}`, id: fact.id, tabindex: "-1",
    "aria-posinset": at + 1, "aria-setsize": total, "aria-labelledby": `${fact.id}-title`,
  },
    el("p", { class: "labels" },
      el("a", { class: "permalink", href: `#${fact.id}`, "aria-label": `link to fact ${fact.name}` }, fact.name),
      el("span", { class: `label kind ${fact.disputed ? "conflict" : "agreement"}` }, fact.disputed ? "disputed" : "no conflict reported")),
    el("h3", { id: `${fact.id}-title` }, "About: ", shown(claims[fact.sides[0].claims[0][0]].text)),
    el("div", { class: fact.sides.length > 1 ? "fact-sides divided" : "fact-sides" }, fact.sides.map(side)));
};
