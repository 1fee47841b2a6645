// Elements, prose and numbers. Text only ever enters the page as text, never as markup.

export function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
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

export function button(label, onclick, kind = "") {
  return make("button", { type: "button", class: `ct-button ${kind}`, onclick }, label);
}

// Paragraphs and lists of a plain text: blank lines part paragraphs, "- " or "* " begins a list's entry.
export function prose(text, className = "ct-prose") {
  const blocks = String(text || "").trim().split(/\n\s*\n/).filter((block) => block);
  return make("div", { class: className }, blocks.map((block) => {
    const lines = block.split("\n");
    const entry = /^\s*[-*•]\s+/;
    if (lines.every((line) => entry.test(line))) {
      return make("ul", {}, lines.map((line) => make("li", {}, line.replace(entry, ""))));
    }
    return make("p", {}, lines.join(" "));
  }));
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
  return new Intl.DateTimeFormat(lang, style).format(at);
}
