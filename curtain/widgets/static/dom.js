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

const LONG = 60;
const LINE_WIDTH = 70;

// A text to read in a frame of its own, always in full; only a very long one is folded until it is asked for.
export function readingBox({ say }, label, text = "", more = "") {
  let unfolded = false;
  const body = make(`div.ct-box${more}`, { tabindex: -1, role: "group", "aria-label": label });
  const all = button(say("show_all"), () => {
    unfolded = true;
    fold();
    body.focus({ preventScroll: true });
  }, "ct-quiet");
  const node = make("div.ct-reading", {}, body, all);
  const fold = () => {
    all.hidden = unfolded || lineCount(body.textContent) <= LONG;
    body.toggleAttribute("data-folded", !all.hidden);
  };
  const write = (...parts) => {
    unfolded = false;
    body.replaceChildren(...parts);
    fold();
  };
  const add = (piece) => {
    body.append(piece);
    fold();
  };
  write(...[text].flat());
  return { node, body, write, add };
}

// How many lines a text takes up at least, counted rather than measured: it need not be on the page yet.
function lineCount(text) {
  return text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / LINE_WIDTH)), 0);
}

const ENTRY = /^\s*[-*•]\s+/;
const QUOTE = /^\s*>\s?/;

// A plain text as paragraphs, lists and quotations: blank lines part paragraphs, "- " begins an entry, "> " is quoted,
// **words** are strong; what is indented below an entry belongs to it, and quotations hold paragraphs and lists too.
export function prose(text) {
  return make("div.ct-prose", {}, blocks(String(text ?? "").trim().split("\n")));
}

function blocks(lines) {
  const found = [];
  for (const line of lines) {
    const tag = blockTag(line, found.at(-1)?.tag);
    if (found.at(-1)?.tag !== tag) found.push({ tag, lines: [] });
    found.at(-1).lines.push(line);
  }
  return found.filter(({ tag }) => tag).map(block);
}

function blockTag(line, before) {
  if (!line.trim()) return "";
  if (before === "ul" && /^\s{2,}/.test(line)) return "ul";
  if (QUOTE.test(line)) return "blockquote";
  return ENTRY.test(line) ? "ul" : "p";
}

function block({ tag, lines }) {
  if (tag === "blockquote") return make(tag, {}, blocks(lines.map((line) => line.replace(QUOTE, ""))));
  if (tag === "ul") return make(tag, {}, entries(lines).map((entry) => make("li", {}, tight(blocks(entry)))));
  return make(tag, {}, inline(lines.map((line) => line.trim()).join(" ")));
}

// The lines of each entry of a list, without its dash and without the indentation below it.
function entries(lines) {
  const indent = (line) => line.search(/\S/);
  const found = [];
  for (const line of lines) {
    if (!found.length || (ENTRY.test(line) && indent(line) <= indent(lines[0]))) found.push([line.replace(ENTRY, "")]);
    else found.at(-1).push(line.slice(Math.min(indent(line), indent(lines[0]) + 2)));
  }
  return found;
}

// An entry that begins with words needs no paragraph around them.
function tight([first, ...rest]) {
  return first?.localName === "p" ? [...first.childNodes, ...rest] : [first, ...rest];
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
