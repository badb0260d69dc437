// The card of a claim: its best finding in full, and under it the claim's other findings, each to be opened.
const drawCard = (data) => {
  const { claims, documents, entities, levels, directions } = data;

  const marked = (quote, spans, kind) => {
    const pieces = [];
    let done = 0;
    for (let at = 0; at < spans.length; at += 2) {
      pieces.push(shown(quote.slice(done, spans[at])), el("mark", { class: kind }, shown(quote.slice(spans[at], spans[at + 1]))));
      done = spans[at + 1];
    }
    return [...pieces, shown(quote.slice(done))];
  };
  const kindOf = (finding) => (finding.label === "conflict" ? "differs" : "shared");
  const otherSide = (finding) => (finding.anchor === finding.a ? 1 : 0);
  const claimOf = (finding, side) => claims[side === 0 ? finding.a : finding.b];

  const plainly = (text) => text.replace(/\.$/, "").replace(/\s+/g, " ").toLowerCase();
  const side = (finding, which) => {
    const claim = claimOf(finding, which);
    const answers = new Set(claimOf(finding, 1 - which).scope.map((row) => row.join("\n")));
    const source = documents[claim.document];
    const where = [source.uri, claim.heading].filter(Boolean).join(" · ");
    return el("div", { class: "side", role: "group", "aria-label": `${"AB"[which]}: ${source.title}` },
      el("p", { class: "source" }, el("b", { class: "side-name" }, "AB"[which]), " ",
        el("a", { href: claim.href, title: "show in the document" }, shown(source.title)),
        where && el("span", { class: "where" }, shown(where))),
      el("blockquote", {}, shown(claim.before), el("strong", { class: "quote" }, marked(claim.quote, finding.marks[which], kindOf(finding))), shown(claim.after)),
      el("div", { class: "reading" },
        plainly(claim.text) !== plainly(claim.quote) && el("p", {}, el("b", {}, "Read as "), shown(claim.text)),
        claim.unresolved && el("p", {}, el("b", {}, "Unresolved "), shown(claim.unresolved)),
        claim.mark && el("p", {}, el("b", {}, "Extraction "), shown(claim.mark))),
      el("dl", { class: "scope" }, claim.scope.map(([question, answer]) => el("div", {},
        el("dt", {}, question), el("dd", answers.has(`${question}\n${answer}`) ? {} : { class: "other" }, shown(answer))))));
  };

  const labels = (finding) => el("p", { class: "labels" },
    el("a", { class: "permalink", href: `#${encodeURIComponent(finding.id)}`, title: "link to this finding", "aria-label": `link to finding ${finding.name}` }, finding.name),
    el("span", { class: `label kind ${finding.label}` }, finding.label),
    finding.possible && el("span", { class: "label possible" }, "possible"),
    finding.reasons.map((reason) => el("span", { class: "label" }, reason.replaceAll("_", " "))),
    el("span", { class: "label score" }, `score ${finding.score.toFixed(2)}`),
    finding.decision && el("span", { class: `label decided ${finding.decision[0]}` }, shown(finding.decision[1])),
    finding.entities.length > 0 && el("span", { class: "about" }, shown(finding.entities.map((at) => entities[at]).join(", "))));

  const differences = (finding) => finding.differences.length > 0 && el("dl", { class: "differences" },
    finding.differences.map(([slot, ...values]) => el("div", {}, el("dt", {}, slot),
      el("dd", {}, values.map((value, at) => [el("b", { class: "side-name" }, "AB"[at]), " ",
        value ? el("span", { class: "value" }, shown(value)) : el("em", { class: "value" }, "not said"), " "])))));

  const why = (finding) => {
    const facts = [...new Set([finding.a, finding.b].map((at) => claims[at].fact).filter(Boolean).map(String))].map((fact) => fact.split(","));
    return el("details", { class: "why" }, el("summary", {}, "Why"),
      el("p", {}, shown(finding.explanation)),
      finding.label === "agreement" && el("p", {}, `Direction: ${directions[finding.direction]}.`),
      differences(finding),
      el("p", {}, "How the two claims compare, slot by slot:"),
      el("dl", { class: "levels" }, levels[finding.levels].map(([slot, level]) => el("div", {}, el("dt", {}, slot), el("dd", {}, level)))),
      finding.oneEntity && el("ul", {}, finding.oneEntity.map((told) => el("li", {}, shown(told)))),
      data.facts.length > 0 && facts.length > 0 && el("p", {}, "All that the documents say about it: ",
        facts.map(([name, id]) => [el("a", { href: `#${id}` }, `fact ${name}`), " "])));
  };

  const whole = (finding) => [
    finding.decision && finding.decision[2] && el("p", { class: "note" }, "Reviewer’s note: ", shown(finding.decision[2])),
    el("div", { class: "sides" }, side(finding, 0), side(finding, 1)), why(finding)];

  // A further finding of the same claim: one line, whose details are drawn when they are opened.
  const further = (finding) => {
    const other = otherSide(finding);
    const claim = claimOf(finding, other);
    const box = el("details", { class: `further ${finding.label}`, id: finding.id },
      el("summary", {}, el("span", { class: `name ${finding.label}` }, finding.name), " ",
        el("span", { class: "told" }, el("span", { class: "value" }, shown(finding.headline)),
          el("span", { class: "where" }, `${"AB"[other]} · `, shown(documents[claim.document].title), ": “", marked(claim.quote, finding.marks[other], kindOf(finding)), "”")),
        el("span", { class: "figure" }, finding.score.toFixed(2))));
    box.addEventListener("toggle", () => { if (box.open && box.children.length === 1) box.append(el("div", {}, labels(finding), whole(finding))); });
    return box;
  };

  return ([best, ...others], at, total) => el("article", {
    class: `card ${best.possible ? "possible" : best.label} ${best.decision ? best.decision[0] : ""}`, id: best.id, tabindex: "-1",
    "aria-posinset": at + 1, "aria-setsize": total, "aria-labelledby": `${best.id}-title`,
  },
    labels(best),
    el("h3", { id: `${best.id}-title` }, shown(best.headline)),
    whole(best),
    others.length > 0 && el("div", { class: "others", role: "group", "aria-label": "Further findings of the same claim" },
      el("h4", {}, `Claim ${"AB"[1 - otherSide(best)]} in ${count(others.length, "further finding")}`),
      others.map(further)));
};
