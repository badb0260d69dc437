// Which findings are wanted, in which order, and how the choice stands in the address.
const SINGLE = ["q", "sort", "doc", "with", "entity", "min", "status", "decision"];
const SEVERAL = ["label", "reason"];
const DEFAULTS = { status: "reported", min: "0" };

const readForm = (form) => {
  const query = new URLSearchParams();
  const values = new FormData(form);
  for (const name of SINGLE) {
    const value = values.get(name);
    if (value && value !== (DEFAULTS[name] || "")) query.set(name, value);
  }
  for (const name of SEVERAL) for (const value of values.getAll(name)) query.append(name, value);
  return query;
};

const writeForm = (form, query) => {
  for (const name of SINGLE) if (form.elements[name]) form.elements[name].value = query.get(name) || DEFAULTS[name] || "";
  for (const box of form.querySelectorAll("input[type=checkbox]")) box.checked = query.getAll(box.name).includes(box.value);
};

const findingsFor = (data) => {
  const { findings, claims, documents, entities } = data;
  const words = new Map();
  const wordsOf = (finding) => {
    if (!words.has(finding)) {
      const sides = [claims[finding.a], claims[finding.b]].map((claim) => `${claim.text}\n${claim.quote}\n${documents[claim.document].title}`);
      words.set(finding, fold([finding.name, finding.headline, ...sides, ...finding.entities.map((at) => entities[at])].join("\n")));
    }
    return words.get(finding);
  };
  const isRejected = (finding) => Boolean(finding.decision) && finding.decision[0] === "rejected";
  const orders = {
    "": (a, b) => isRejected(a) - isRejected(b) || a.possible - b.possible || (b.label === "conflict") - (a.label === "conflict") || b.score - a.score,
    best: (a, b) => b.score - a.score,
    unsure: (a, b) => Math.abs(a.score - 0.5) - Math.abs(b.score - 0.5),
    place: (a, b) => a.place - b.place,
  };
  // Each test alone, so that the number beside a choice can leave out the test of its own kind.
  const tests = (query) => {
    const wanted = fold(query.get("q") || "").split(/\s+/).filter(Boolean);
    const [labels, reasons] = SEVERAL.map((name) => query.getAll(name));
    const sources = ["doc", "with"].filter((name) => query.get(name)).map((name) => Number(query.get(name)));
    const entity = query.get("entity") ? entities.indexOf(query.get("entity")) : null;
    const status = query.get("status") || DEFAULTS.status;
    const decision = query.get("decision") || "";
    const least = Number(query.get("min") || 0);
    return {
      label: (finding) => labels.length === 0 || labels.includes(finding.label),
      reason: (finding) => reasons.length === 0 || finding.reasons.some((reason) => reasons.includes(reason)),
      rest: (finding) => (status === "all" || finding.possible === (status === "possible"))
        && finding.score >= least
        && (decision === "" || decision === (finding.decision ? finding.decision[0] : "open"))
        && sources.every((source) => claims[finding.a].document === source || claims[finding.b].document === source)
        && (entity === null || finding.entities.includes(entity))
        && wanted.every((word) => wordsOf(finding).includes(word)),
    };
  };
  return (query) => {
    const fits = tests(query);
    const near = findings.filter(fits.rest);
    const counts = { label: {}, reason: {} };
    for (const finding of near) {
      if (fits.reason(finding)) counts.label[finding.label] = (counts.label[finding.label] || 0) + 1;
      if (fits.label(finding)) for (const reason of finding.reasons) counts.reason[reason] = (counts.reason[reason] || 0) + 1;
    }
    const found = near.filter((finding) => fits.label(finding) && fits.reason(finding));
    return { found: found.sort(orders[query.get("sort") || ""] || orders[""]), counts };
  };
};

// The findings of one claim stand together, where the first of them stands.
const byClaim = (findings) => {
  const groups = new Map();
  for (const finding of findings) {
    if (!groups.has(finding.anchor)) groups.set(finding.anchor, []);
    groups.get(finding.anchor).push(finding);
  }
  return [...groups.values()];
};
