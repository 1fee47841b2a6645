import { make } from "./dom.js";

const EDGES = /^[\s.,;:!?()„“”"»«…]+|[\s.,;:!?()„“”"»«…]+$/g;

// A text of words that can be marked: first word, last word, by mouse (or one drag), finger and keyboard alike.
// `onmark(first, last)` and `onclear(word)` are called with places of words.
export function passageView(text, { label, describedby, onmark, onclear, onstart }) {
  const words = [...text.matchAll(/\S+/g)].map((found, place) => ({
    from: found.index, to: found.index + found[0].length,
    node: make("span.ct-word", { role: "option", "aria-selected": "false", tabindex: place ? -1 : 0 }, found[0]),
  }));
  const gaps = words.map((word, place) => {
    const gap = text.slice(word.to, words[place + 1]?.from ?? text.length);
    return make("span", { role: "presentation", class: /\n\s*\n/.test(gap) ? "ct-break" : "ct-gap" }, gap);
  });
  const node = make("div", {
    class: "ct-passage", role: "listbox", "aria-multiselectable": "true", "aria-label": label, "aria-describedby": describedby,
  }, words.map((word, place) => [word.node, gaps[place]]));
  const at = (target) => words.findIndex((word) => word.node === target?.closest?.(".ct-word"));
  let here = 0;
  let start = null;
  let dragged = null;

  const preview = (end) => words.forEach((word, place) => {
    const chosen = (other) => start !== null && other >= Math.min(start, end) && other <= Math.max(start, end);
    word.node.classList.toggle("ct-chosen", chosen(place));
    word.node.classList.toggle("ct-start", place === start);
    gaps[place].classList.toggle("ct-chosen", chosen(place) && chosen(place + 1));
  });
  const cancel = () => {
    start = null;
    preview(0);
  };
  const finish = (end) => {
    const [first, last] = [Math.min(start, end), Math.max(start, end)];
    cancel();
    onmark(first, last);
  };
  const press = (place) => {
    if (start !== null) return finish(place);
    start = place;
    preview(place);
    onstart(place);
  };
  const go = (place, extend) => {
    if (extend && start === null) start = here;
    words[Math.max(0, Math.min(words.length - 1, place))].node.focus();
    preview(here);
  };
  const keys = {
    ArrowRight: (event) => go(here + 1, event.shiftKey),
    ArrowLeft: (event) => go(here - 1, event.shiftKey),
    ArrowDown: (event) => go(lineAway(words, here, 1), event.shiftKey),
    ArrowUp: (event) => go(lineAway(words, here, -1), event.shiftKey),
    Home: (event) => go(0, event.shiftKey),
    End: (event) => go(words.length - 1, event.shiftKey),
    Enter: () => press(here),
    " ": () => press(here),
    Escape: cancel,
    Delete: () => onclear(here),
    Backspace: () => onclear(here),
  };
  node.addEventListener("keydown", (event) => {
    if (!keys[event.key]) return;
    event.preventDefault();
    keys[event.key](event);
  });
  node.addEventListener("focusin", (event) => {
    words[here].node.tabIndex = -1;
    here = Math.max(0, at(event.target));
    words[here].node.tabIndex = 0;
  });
  node.addEventListener("pointerdown", (event) => {
    dragged = event.pointerType === "mouse" && start === null ? at(event.target) : null;
  });
  node.addEventListener("pointerover", (event) => {
    const place = at(event.target);
    if (place < 0) return;
    if (dragged !== null && dragged >= 0 && event.buttons === 1 && place !== dragged && start === null) start = dragged;
    if (start !== null) preview(place);
  });
  node.addEventListener("click", (event) => {
    const place = at(event.target);
    if (place < 0) return;
    words[place].node.focus({ preventScroll: true });
    press(place);
  });
  // A drag from word to word gives no click on a word; it ends where the button is let go.
  node.addEventListener("pointerup", (event) => {
    const place = at(event.target);
    if (dragged !== null && start !== null && place >= 0 && place !== dragged) finish(place);
    dragged = null;
  });

  const paint = (marks) => words.forEach((word, place) => {
    const mark = marks.find(({ first, last }) => first <= place && place <= last);
    word.node.setAttribute("aria-selected", String(!!mark));
    for (const node of mark && place < mark.last ? [word.node, gaps[place]] : [word.node]) set(node, "label", mark && mark.tone);
    if (!mark || place === mark.last) set(gaps[place], "label", null);
    set(word.node, "verdict", mark && mark.verdict);
    set(word.node, "tag", mark && mark.last === place && mark.tag);
  });
  return { node, words, paint, quote: (first, last) => quoteOf(text, words[first].from, words[last].to), find: (quote) => placeOf(text, words, quote) };
}

function set(node, name, value) {
  if (value || value === 0) node.dataset[name] = value;
  else delete node.dataset[name];
}

function quoteOf(text, from, to) {
  const raw = text.slice(from, to).replace(/\s+/g, " ");
  return raw.replace(EDGES, "") || raw;
}

// The words that a quote covers, blanks aside; null if the text does not have it.
function placeOf(text, words, quote) {
  const pattern = quote.trim().split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("\\s+");
  const found = pattern && new RegExp(pattern).exec(text);
  if (!found) return null;
  const end = found.index + found[0].length;
  const covered = words.map((word, place) => (word.from < end && word.to > found.index ? place : -1)).filter((place) => place >= 0);
  return covered.length ? { first: covered[0], last: covered.at(-1) } : null;
}

// The word nearest below (1) or above (-1) in the next line as it is laid out.
function lineAway(words, here, step) {
  const home = words[here].node.getBoundingClientRect();
  let best = here;
  let line = null;
  for (let place = here + step; words[place]; place += step) {
    const box = words[place].node.getBoundingClientRect();
    if (Math.abs(box.top - home.top) < 4) continue;
    line ??= box.top;
    if (Math.abs(box.top - line) >= 4) break;
    const gap = Math.abs(box.left - home.left);
    if (best === here || gap < Math.abs(words[best].node.getBoundingClientRect().left - home.left)) best = place;
  }
  return best;
}
