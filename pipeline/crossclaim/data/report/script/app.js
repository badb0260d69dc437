// Views, addresses and what the page does when one of them changes.
const holder = byId("data");
const data = holder && JSON.parse(holder.textContent);
const views = [...document.querySelectorAll(".view")];
const form = byId("filters");
const findingsWanted = data && findingsFor(data);
const list = data && byId("list") && chunkedList(byId("list"), drawCard(data), 420);
const factList = data && byId("fact-list") && chunkedList(byId("fact-list"), drawFact(data), 240);
let groups = [];
let drawn = null; // the query that the list shows
let factsDrawn = false;

const show = (id) => {
  for (const view of views) view.hidden = view.id !== id;
  for (const link of document.querySelectorAll("header.top nav a")) {
    const here = link.getAttribute("href").split("?")[0] === `#/${id}`;
    if (here) link.setAttribute("aria-current", "page"); else link.removeAttribute("aria-current");
  }
};

const showFindings = (query) => {
  writeForm(form, query);
  form.elements.from.value = Number(form.elements.min.value).toFixed(2);
  show("findings");
  if (drawn === query.toString()) return;
  drawn = query.toString();
  const { found, counts } = findingsWanted(query);
  for (const box of form.querySelectorAll("input[type=checkbox]")) {
    box.parentElement.querySelector(".figure").textContent = (counts[box.name][box.value] || 0).toLocaleString("en");
  }
  groups = byClaim(found);
  const conflicts = found.filter((finding) => finding.label === "conflict").length;
  byId("shown").textContent = found.length === 0 ? "No finding fits these filters."
    : `${found.length.toLocaleString("en")} of ${count(data.findings.length, "finding")}: ${count(conflicts, "conflict")}, ${count(found.length - conflicts, "agreement")}; under ${count(groups.length, "claim")}`;
  list.set(groups);
  for (const link of document.querySelectorAll("header.top nav a[href^='#/findings']")) link.setAttribute("href", address(query));
};
const address = (query) => (query.size > 0 ? `#/findings?${query}` : "#/findings");

const showFinding = (id) => {
  const at = () => groups.findIndex((group) => group.some((finding) => finding.id === id));
  showFindings(new URLSearchParams(drawn || ""));
  if (at() < 0) showFindings(new URLSearchParams({ status: "all" }));
  list.reveal(at());
  const target = byId(id);
  if (target.tagName === "DETAILS") target.open = true;
  land(target);
};

const showFacts = () => {
  show("facts");
  if (!factsDrawn) factList.set(data.facts);
  factsDrawn = true;
};
const showFact = (id) => {
  showFacts();
  factList.reveal(data.facts.findIndex((fact) => fact.id === id));
  land(byId(id));
};

// To an element that stands in the page: open what folds it, light up a claim, go there.
const showElement = (target) => {
  show(target.closest(".view").id);
  for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  for (const piece of document.querySelectorAll(`[data-claims~="${CSS.escape(target.id)}"]`)) piece.classList.add("lit");
  land(target);
};

const land = (target) => {
  target.classList.add("lit");
  target.scrollIntoView({ block: target.offsetHeight < innerHeight ? "center" : "start" });
  // Focusable, since a browser that goes to a fragment by itself takes the focus from whatever is not.
  target.setAttribute("tabindex", "-1");
  target.focus({ preventScroll: true });
};

const route = () => {
  const [path, query] = decoded(location.hash.slice(1)).split(/\?(.*)/s);
  for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
  const view = path.startsWith("/") ? path.slice(1) : "";
  if (view === "findings" && list) showFindings(new URLSearchParams(location.hash.split(/\?(.*)/s)[1] || ""));
  else if (view === "facts" && factList) showFacts();
  else if (view && byId(view) && byId(view).classList.contains("view")) show(view);
  else if (list && data.findings.some((finding) => finding.id === path)) showFinding(path);
  else if (factList && data.facts.some((fact) => fact.id === path)) showFact(path);
  else if (path && byId(path) && byId(path).closest(".view")) showElement(byId(path));
  else if (views[0].id === "findings") showFindings(new URLSearchParams());
  else show(views[0].id);
};
const decoded = (text) => { try { return decodeURIComponent(text); } catch { return ""; } };

const routeAndScroll = () => {
  const before = views.find((view) => !view.hidden);
  route();
  if (views.find((view) => !view.hidden) !== before && location.hash.startsWith("#/")) {
    scrollTo(0, 0);
    byId("content").focus({ preventScroll: true });
  }
};

if (list) {
  let timer = 0;
  const changed = () => {
    const query = readForm(form);
    history.replaceState(null, "", address(query));
    showFindings(query);
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => {
    clearTimeout(timer);
    timer = setTimeout(changed, event.target.name === "q" || event.target.name === "min" ? 150 : 0);
  });
  form.addEventListener("reset", () => setTimeout(changed));
  if (innerWidth < 900) form.querySelector("details").open = false;
}

// The names of findings in a text tell what they are when the pointer or the focus comes to them.
const headlines = data && new Map(data.findings.map((finding) => [`#${finding.id}`, finding.headline]));
const tell = (event) => {
  const link = event.target.closest("sup a");
  if (link && !link.title && headlines.has(link.hash)) link.title = headlines.get(link.hash);
};
if (data && byId("documents")) for (const kind of ["mouseover", "focusin"]) byId("documents").addEventListener(kind, tell);

const search = byId("alone-search");
if (search) {
  search.closest("label").hidden = false;
  search.addEventListener("input", () => {
    const wanted = fold(search.value).split(/\s+/).filter(Boolean);
    for (const item of document.querySelectorAll("#alone .item")) {
      const words = fold(item.textContent);
      item.hidden = !wanted.every((word) => words.includes(word));
    }
    for (const box of document.querySelectorAll("#alone > details")) {
      box.hidden = !box.querySelector(".item:not([hidden])");
      if (wanted.length > 0 && !box.hidden) box.open = true;
    }
  });
}

const THEMES = [["", "auto"], ["light", "light"], ["dark", "dark"]];
const theme = byId("theme");
theme.hidden = false;
theme.addEventListener("click", () => {
  const at = (THEMES.findIndex(([name]) => name === (document.documentElement.dataset.theme || "")) + 1) % THEMES.length;
  document.documentElement.dataset.theme = THEMES[at][0];
  theme.textContent = `Theme: ${THEMES[at][1]}`;
});

// Printed are the overview, the findings as filtered, and the view that is open.
let folded = [];
let unhidden = [];
addEventListener("beforeprint", () => {
  if (list && drawn === null) {
    const open = views.find((view) => !view.hidden);
    showFindings(new URLSearchParams());
    show(open.id);
  }
  unhidden = views.filter((view) => view.hidden && ["overview", "findings"].includes(view.id));
  for (const view of unhidden) view.hidden = false;
  if (list) list.fillForPrint();
  if (factsDrawn) factList.fillForPrint();
  folded = [...document.querySelectorAll(".view:not([hidden]) details:not([open], .why, .further)")];
  for (const box of folded) box.open = true;
});
addEventListener("afterprint", () => {
  for (const view of unhidden) view.hidden = true;
  for (const box of folded) box.open = false;
});
addEventListener("hashchange", routeAndScroll);
document.documentElement.classList.add("scripted");
route();
