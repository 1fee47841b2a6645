// A lesson page: puts outputs in their places, says what goes wrong and how to go on, keeps the progress true.

import { Connection } from "./connection.js";
import { Host } from "./host.js";

const LONG = 15000;
const PLACE = "curtain-place";
const host = new Host();
let page = null;
let connection = null;
let moved = false;
const filling = [];

for (const kind of ["wheel", "touchstart", "keydown", "pointerdown"]) addEventListener(kind, () => (moved = true), { once: true, passive: true });

const say = (key, values = {}) => page.say[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
const byId = (id) => document.getElementById(id);
const element = (name, properties = {}) => Object.assign(document.createElement(name), properties);

// The stream of outputs ---------------------------------------------------------------------------------------------

function start() {
  page = JSON.parse(byId("page").textContent);
  makeContents();
  setTimeout(() => document.querySelectorAll(".slot .waiting p").forEach((p) => (p.textContent = say("lesson.waiting_long"))), LONG);
  const stream = byId("stream");
  const take = () => stream.querySelectorAll("script + i").forEach((mark) => taken(mark.previousElementSibling, mark));
  new MutationObserver(take).observe(stream, { childList: true });
  take();
}

function taken(script, mark) {
  const data = JSON.parse(script.textContent);
  script.remove();
  mark.remove();
  if ("kernel" in script.dataset) connect(data);
  else if ("outputs" in script.dataset) filling.push(show(document.querySelector(`.slot[data-cell="${script.dataset.outputs}"]`), data));
  else if ("broken" in script.dataset) document.querySelectorAll(".slot:has(.waiting)").forEach((slot) => slot.replaceChildren(failure()));
  else finished();
}

async function show(slot, outputs) {
  if (slot.classList.contains("lesson")) return; // title, time and progress stand in the bar already
  const card = slot.classList.contains("card");
  const shown = element("div", { className: "shown" });
  try {
    if (card && !outputs.length) throw new Error("the cell showed nothing");
    for (const output of outputs) await host.show(output, shown.appendChild(element("div")));
    slot.replaceChildren(shown);
  } catch (error) {
    console.error(error);
    slot.replaceChildren(failure());
  }
}

function failure() {
  const note = element("div", { className: "note warn failed" });
  note.setAttribute("role", "alert");
  const button = element("button", { type: "button", textContent: say("lesson.reload"), onclick: reload });
  note.append(element("strong", { textContent: say("lesson.failed") }), element("p", { textContent: say("lesson.failed_text") }), button);
  return note;
}

async function finished() {
  await Promise.allSettled(filling);
  document.documentElement.dataset.ready = "";
  returnToPlace();
  showProgress();
}

// The connection ----------------------------------------------------------------------------------------------------

function connect(kernel) {
  connection = new Connection(page.base, kernel, {
    message: (message) => host.received(message),
    open: () => host.opened(connection),
    lost: () => banner("lost", tryNow),
    back: () => banner(null),
    gone: () => banner("stopped", reload),
  });
}

function banner(kind, action) {
  const box = byId("banner");
  box.hidden = !kind;
  if (!kind) return;
  box.className = `banner ${kind}`;
  box.querySelector("strong").textContent = say(`banner.${kind}`);
  box.querySelector("span").textContent = say(`banner.${kind}_text`);
  const button = box.querySelector("button");
  button.textContent = say(`banner.${kind}_button`);
  button.onclick = action;
}

async function tryNow() {
  const button = document.querySelector("#banner button");
  button.disabled = true;
  const back = await connection.reachable();
  button.disabled = false;
  if (back) return reload();
  document.querySelector("#banner span").textContent = say("banner.still_lost");
}

/** Load the page again where the learner is, after the cards have saved what they hold. */
async function reload() {
  const pending = [];
  dispatchEvent(new CustomEvent("curtain:save", { detail: { waitFor: (promise) => pending.push(promise) } }));
  await Promise.race([Promise.allSettled(pending), new Promise((resolve) => setTimeout(resolve, 3000))]);
  const near = [...document.querySelectorAll("main > *")].find((part) => part.getBoundingClientRect().bottom > 80);
  const index = [...document.querySelectorAll("main > *")].indexOf(near);
  sessionStorage.setItem(PLACE, JSON.stringify({ path: location.pathname, index, top: near?.getBoundingClientRect().top ?? 0 }));
  location.reload();
}

function returnToPlace() {
  const kept = JSON.parse(sessionStorage.getItem(PLACE) ?? "null");
  sessionStorage.removeItem(PLACE);
  if (moved) return;
  const part = kept?.path === location.pathname ? document.querySelectorAll("main > *")[kept.index] : null;
  if (part) scrollBy(0, part.getBoundingClientRect().top - kept.top);
  else if (location.hash) byId(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
}

// Progress and contents ---------------------------------------------------------------------------------------------

async function showProgress() {
  if (document.hidden) return;
  try {
    const { done, of } = await (await fetch(`/${page.lang}/${page.module}/progress`, { cache: "no-store" })).json();
    if (done === null || !of) return;
    const bar = byId("progress");
    bar.hidden = false;
    bar.querySelector("i").style.width = `${Math.floor((100 * done) / of)}%`;
    bar.querySelector("span").textContent = say("lesson.progress", { done, of });
    bar.setAttribute("aria-label", `${say("lesson.progress_label")}: ${say("lesson.progress", { done, of })}`);
  } catch {
    return; // the banner speaks about lost connections
  }
}

addEventListener("curtain:changed", showProgress);
addEventListener("focus", showProgress);
setInterval(showProgress, 15000);

function makeContents() {
  const headings = [...document.querySelectorAll("main .text h2")];
  if (headings.length < 2) return;
  headings.forEach((heading, index) => (heading.id ||= `part-${index + 1}`));
  const list = element("ol");
  for (const heading of headings) {
    const link = element("a", { href: `#${heading.id}`, textContent: heading.textContent });
    list.append(element("li"));
    list.lastChild.append(link);
  }
  const nav = byId("contents");
  const fold = element("details");
  fold.append(element("summary", { textContent: say("lesson.contents") }), list);
  nav.append(fold);
  nav.hidden = false;
  foldWhereNarrow(fold);
  followReading(headings, list);
}

/** Beside the text the contents stay open; above it they fold away once a part is chosen. */
function foldWhereNarrow(fold) {
  const beside = matchMedia("(min-width: 72rem)");
  const fit = () => (fold.open = beside.matches);
  fold.addEventListener("click", (event) => event.target.closest("a") && fit());
  beside.addEventListener("change", fit);
  fit();
}

function followReading(headings, list) {
  const links = [...list.querySelectorAll("a")];
  const mark = () => {
    const passed = headings.filter((heading) => heading.getBoundingClientRect().top < innerHeight / 3).length;
    links.forEach((link, index) => link.toggleAttribute("aria-current", index === Math.max(0, passed - 1)));
  };
  addEventListener("scroll", mark, { passive: true });
  mark();
}

// The script may load before or after the text is there.
const text = setInterval(() => {
  if (!byId("stream")) return;
  clearInterval(text);
  start();
}, 10);
