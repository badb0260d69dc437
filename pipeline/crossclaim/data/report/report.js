"use strict";
// Filters, order and links into folded parts. The page reads without any of this.
(() => {
  const form = document.getElementById("filters");
  const items = [...document.querySelectorAll(".item")];
  const parts = [...document.querySelectorAll("main > section")].filter((part) => part.querySelector(".item"));
  const lists = [...document.querySelectorAll(".list")];
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = new Map();
  const wordsOf = (item) => {
    if (!words.has(item)) words.set(item, fold(item.textContent));
    return words.get(item);
  };
  const has = (list, value) => value === "" || (list || "").split(" ").includes(value);

  const filter = () => {
    const { words: search, label, reason, document: source } = form.elements;
    const wanted = fold(search.value).split(/\s+/).filter(Boolean);
    const active = wanted.length > 0 || [label, reason, source].some((field) => field.value !== "");
    let shown = 0;
    for (const item of items) {
      const fits = has(item.dataset.label, label.value) && has(item.dataset.reason, reason.value)
        && has(item.dataset.documents, source.value) && wanted.every((word) => wordsOf(item).includes(word));
      item.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    for (const box of document.querySelectorAll("main .group, #alone > details, #possible > details")) {
      const left = box.querySelectorAll(".item:not([hidden])").length;
      box.hidden = left === 0;
      if (active && left > 0 && box.tagName === "DETAILS") box.open = true;
    }
    for (const part of parts) part.hidden = active && !part.querySelector(".item:not([hidden])");
    form.elements.shown.value = active ? `${shown} of ${items.length} shown` : "";
  };

  const order = () => {
    const place = form.elements.order.value === "place";
    const key = (box) => {
      const cards = box.matches(".finding") ? [box] : [...box.querySelectorAll(".finding")];
      const values = cards.map((card) => Number(place ? card.dataset.place : -card.dataset.score));
      return Math.min(...values);
    };
    for (const list of lists) {
      const keyed = [...list.children].map((child, at) => [key(child), at, child]);
      keyed.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
      list.append(...keyed.map(([, , child]) => child));
    }
  };

  const reveal = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
    if (!target) return;
    if (target.closest("[hidden]")) { form.reset(); filter(); }
    for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    for (const piece of document.querySelectorAll(`[data-claims~="${CSS.escape(id)}"]`)) piece.classList.add("lit");
    target.scrollIntoView();
  };

  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open])")];
    for (const box of folded) box.open = true;
  });
  addEventListener("afterprint", () => { for (const box of folded) box.open = false; });
  addEventListener("hashchange", reveal);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => (event.target.name === "order" ? order() : filter()));
  form.addEventListener("reset", () => setTimeout(() => { filter(); order(); }));
  if (items.length > 0) form.hidden = false;
  reveal();
})();
