// Keys, dialogs, and decisions without a page load. Everything is a link or a form that works by itself; this only presses them.
"use strict";

const FIELDS = "input, textarea, select, [contenteditable]";
const PRESSABLE = "button, a[href], summary, select, input, textarea";
let busy = false;

const main = () => document.getElementById("main");
const opened = () => document.querySelector("dialog[open]");
const keysOn = () => document.body.dataset.keysOn === "1";

function commandOf(key) {
  const keys = JSON.parse(document.body.dataset.keys);
  return Object.keys(keys).find((name) => keys[name] === key);
}

function open(id) {
  const dialog = document.getElementById(id);
  if (!dialog || dialog.open) return;
  dialog.showModal();
  const title = dialog.querySelector("h2[tabindex]");  // where there is nothing to fill in, the question is read first
  if (title) title.focus();
}

function press(name) {
  const target = document.querySelector(`[data-command="${name}"]:not([hidden]):not([disabled])`);
  if (target === null) return name === "help" ? open("help") : undefined;
  if (target.matches(FIELDS)) target.focus();
  else target.click();
}

// Pages are swapped whole: what a decision answers with is the page of the next finding.
async function show(address, options) {
  if (busy) return;
  busy = true;
  main().setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { redirect: "follow", ...options });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (page.getElementById("main") === null) throw new Error(page.body.textContent.trim());
    swap(page, answer.url);
  } catch (error) {
    say(error instanceof TypeError ? "The desk does not answer. Is it still running? Nothing was decided." : error.message);
  } finally {
    busy = false;
    main().removeAttribute("aria-busy");
  }
}

function swap(page, address) {
  const focused = document.activeElement && document.activeElement.id;
  document.querySelectorAll("dialog[open]").forEach((dialog) => dialog.close());
  for (const id of ["top", "main"]) document.getElementById(id).replaceWith(document.adoptNode(page.getElementById(id)));
  document.title = page.title;
  document.body.dataset.keys = page.body.dataset.keys;
  document.body.dataset.keysOn = page.body.dataset.keysOn;
  if (address !== location.href) history.pushState(null, "", address);
  say(page.getElementById("said").textContent);
  refocus(focused);
  if (document.activeElement.closest("#main") && !document.activeElement.closest(".filters")) window.scrollTo(0, 0);
}

// Whoever works with Tab and Enter stays on the button; whoever uses single keys, or a mouse, is at the finding.
function refocus(id) {
  const again = id && document.getElementById(id);
  const target = again && !again.disabled && again.closest("dialog") === null ? again : document.getElementById("finding-title") || main();
  target.focus({ preventScroll: true });
}

function say(words) {
  document.getElementById("said").textContent = words;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing || !keysOn()) return;
  if (event.target.matches(FIELDS) && !event.target.closest("dialog:not([open])")) return;
  const dialog = opened();
  if (dialog) {
    const digit = dialog.querySelector(`[data-digit="${CSS.escape(event.key)}"]`);
    if (digit) { event.preventDefault(); digit.click(); }
    return;
  }
  if ((event.key === " " || event.key === "Enter") && event.target.matches(PRESSABLE)) return;
  const command = commandOf(event.key);
  if (command === undefined) return;
  event.preventDefault();
  press(command);
});

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  if (opener) { open(opener.dataset.opens); return; }
  const link = event.target.closest("a[data-command]");
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) { event.preventDefault(); show(link.href); }
  // After a click with the mouse, Space must skip and not press that button again.
  const button = event.target.closest("#main button");
  if (button && event.detail > 0) button.blur();
});

// The browser gives the focus back to what opened a dialog; where a key did, the finding gets it.
document.addEventListener("close", () => {
  const focused = document.activeElement;
  if (!opened() && (focused === document.body || focused.closest("dialog"))) refocus("");
}, true);

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method === "dialog") return;
  event.preventDefault();
  const fields = new URLSearchParams(new FormData(form, event.submitter));
  const address = form.getAttribute("action");
  if (form.method === "get") show(`${address}?${new URLSearchParams([...fields].filter(([, value]) => value !== ""))}`);
  else show(address, { method: "POST", body: fields });
});

document.addEventListener("change", (event) => {
  const form = event.target.closest("#filters");
  if (form && event.target.matches("select")) form.requestSubmit();
});

window.addEventListener("popstate", () => show(location.href));
