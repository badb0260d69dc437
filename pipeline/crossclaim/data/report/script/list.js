// A list of any length: items stand in chunks, and only chunks near the window hold their items.
const CHUNK = 6;
const DRAWN_AT_ONCE = 48; // a short list is drawn whole, so that the browser's own search and print find everything
const MOST_PRINTED = 500;

const chunkedList = (box, draw, guess) => {
  let items = [];
  let chunks = [];
  let measured = false;
  box.style.setProperty("--item", `${guess}px`);

  const fill = (chunk) => {
    if (chunk.filled) return;
    chunk.filled = true;
    chunk.box.classList.add("filled");
    chunk.box.style.height = "";
    chunk.box.append(...items.slice(chunk.first, chunk.last).map((item, at) => draw(item, chunk.first + at, items.length)));
    if (!measured && chunk.box.offsetHeight > 0) {
      measured = true;
      box.style.setProperty("--item", `${Math.round(chunk.box.offsetHeight / (chunk.last - chunk.first))}px`);
    }
  };
  const clear = (chunk) => {
    // What has the focus or was opened by hand stays as it is.
    if (!chunk.filled || chunk.box.contains(document.activeElement) || chunk.box.querySelector("details[open]")) return;
    chunk.box.style.height = `${chunk.box.offsetHeight}px`;
    chunk.filled = false;
    chunk.box.classList.remove("filled");
    chunk.box.replaceChildren();
  };
  const observer = new IntersectionObserver((entries) => {
    for (const entry of entries) (entry.isIntersecting ? fill : clear)(entry.target.chunk);
  }, { rootMargin: "1500px 0px" });

  const set = (wanted) => {
    observer.disconnect();
    items = wanted;
    chunks = [];
    for (let first = 0; first < items.length; first += CHUNK) {
      const chunk = { first, last: Math.min(first + CHUNK, items.length), filled: false, box: el("div", { class: "chunk" }) };
      chunk.box.chunk = chunk;
      chunk.box.style.setProperty("--items", chunk.last - chunk.first);
      chunks.push(chunk);
    }
    box.replaceChildren(...chunks.map((chunk) => chunk.box));
    chunks.filter((chunk) => items.length <= DRAWN_AT_ONCE || chunk.first < CHUNK).forEach(fill);
    if (items.length > DRAWN_AT_ONCE) for (const chunk of chunks) observer.observe(chunk.box);
  };
  const reveal = (at) => fill(chunks[Math.floor(at / CHUNK)]);

  const fillForPrint = () => {
    chunks.filter((chunk) => chunk.first < MOST_PRINTED).forEach(fill);
    if (items.length > MOST_PRINTED) {
      box.append(el("p", { class: "note printed" }, `The first ${MOST_PRINTED} of ${items.length} are printed: narrow them by filters, or use --format md for all.`));
    }
  };
  addEventListener("afterprint", () => { for (const note of box.querySelectorAll(".printed")) note.remove(); });
  return { set, reveal, fillForPrint };
};
