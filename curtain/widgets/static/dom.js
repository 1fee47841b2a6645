// Elements, prose and numbers. Text only ever enters the page as text, never as markup.

// `what` is a tag, with classes behind points if it has any: "p.ct-note".
export function make(what, attributes = {}, ...children) {
  const [tag, ...classes] = what.split(".");
  const node = document.createElement(tag);
  node.classList.add(...classes);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "value") node.value = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(3).filter((child) => child || child === 0));
  return node;
}

export function freshId(name) {
  return `curtain-${name}-${Math.random().toString(36).slice(2, 9)}`;
}

export function button(label, onclick, kind = "ct-first") {
  return make(`button.ct-button.${kind}`, { type: "button", onclick }, label);
}

// A sign beside words that say the same.
export function sign(text, state) {
  return make("span.ct-mark", { "aria-hidden": "true", "data-state": state }, text);
}

// A text to read in a frame of its own; it can be scrolled by keyboard.
export function readingBox(label, text, more = "") {
  return make(`div.ct-box${more}`, { tabindex: 0, role: "group", "aria-label": label }, text);
}

const ENTRY = /^\s*[-*•]\s+/;

// A plain text as paragraphs and lists: blank lines part paragraphs, "- " begins an entry, **words** are strong.
export function prose(text) {
  const blocks = [];
  for (const line of String(text ?? "").trim().split("\n")) {
    const tag = !line.trim() ? "" : ENTRY.test(line) ? "ul" : "p";
    if (blocks.at(-1)?.tag !== tag) blocks.push({ tag, lines: [] });
    blocks.at(-1).lines.push(line.replace(ENTRY, ""));
  }
  return make("div.ct-prose", {}, blocks.filter(({ tag }) => tag).map(({ tag, lines }) => tag === "p"
    ? make("p", {}, inline(lines.join(" ")))
    : make("ul", {}, lines.map((line) => make("li", {}, inline(line))))));
}

function inline(text) {
  return text.split(/\*\*(.+?)\*\*/).map((part, place) => (place % 2 ? make("strong", {}, part) : part));
}

export function fill(node, ...children) {
  node.replaceChildren(...children.flat(3).filter((child) => child));
  return node;
}

// A phrase of the card's language with {names} filled in; a name that is not given stays as it is.
export function phraseBook(phrases, lang) {
  const number = new Intl.NumberFormat(lang, { maximumFractionDigits: 1 });
  const say = (key, values = {}) => (phrases[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => {
    const value = values[name];
    return value === undefined ? whole : typeof value === "number" ? number.format(value) : value;
  });
  const count = (key, n, values = {}) => say(`${key}.${n === 1 ? "one" : "other"}`, { n, ...values });
  return { say, count };
}

// Tells header, points lines, hand-in and the page around the cards that something was checked, begun or handed in.
export function tellChange(detail = {}) {
  window.dispatchEvent(new CustomEvent("curtain:changed", { detail }));
}

export function clock(iso, lang) {
  const at = iso ? new Date(iso) : new Date();
  const today = at.toDateString() === new Date().toDateString();
  const style = today ? { timeStyle: "short" } : { dateStyle: "medium", timeStyle: "short" };
  return new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, style).format(at);
}
