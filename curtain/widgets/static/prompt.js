import { make, button, freshId, prose, readingBox } from "./dom.js";
import { replyBox } from "./reply.js";

const MATERIAL = "{material}";

// A text area bound to a draft.
export function writingArea(page, draft, label, help) {
  const id = freshId("text");
  const area = make("textarea", { id, rows: 7, "aria-describedby": `${id}-help`, spellcheck: true });
  area.addEventListener("input", () => draft.write(area.value));
  area.addEventListener("blur", () => draft.flush());
  const show = (text) => {
    if (area.value !== text) area.value = text;
  };
  const node = make("div.ct-field", {},
    make("label", { for: id }, label), area, make("p", { id: `${id}-help`, class: "ct-note" }, help));
  return { node, area, show };
}

// The work of a prompt exercise: visible cases with their material, the brief, and a try on the chosen case.
export function promptWork(page, exercise, draft) {
  const { say } = page;
  const cases = exercise.settings.cases || [];
  const picker = casePicker(page, cases);
  const writing = writingArea(page, draft, say("prompt.brief"), say("prompt.help"));
  const reply = replyBox(page, {
    label: say("prompt.try"),
    text: () => draft.text,
    material: picker.chosen,
  });
  offerMaterial(page, draft, writing);
  return { nodes: [picker.node, writing.node], show: writing.show, tools: reply.start, after: reply.area, written: reply.written };
}

function offerMaterial({ say }, draft, { node, area }) {
  node.append(button(say("prompt.insert"), () => {
    area.focus();
    area.setRangeText(MATERIAL, area.selectionStart, area.selectionEnd, "end");
    draft.write(area.value);
  }, "ct-quiet"));
}

function casePicker(page, cases) {
  const { say } = page;
  if (!cases.length) return { node: null, chosen: () => null };
  const id = freshId("case");
  const material = readingBox(page, say("prompt.material"));
  const options = cases.map((entry, place) => make("option", { value: entry.id }, say("prompt.case", { n: place + 1, title: entry.title })));
  const select = make("select", { id }, options);
  const show = () => material.write(cases[select.selectedIndex].material);
  select.addEventListener("change", show);
  show();
  const node = make("div.ct-field", {},
    make("label", { for: id }, say("prompt.choose_case", { n: cases.length })), select,
    material.node);
  return { node, chosen: () => select.value };
}

// An ungraded text to run, perhaps on material.
export function tryWork(page, exercise, draft) {
  const { say } = page;
  const { material } = exercise.settings;
  const given = material && make("div.ct-field", {}, make("h4", {}, say("prompt.material")), readingBox(page, say("prompt.material"), material).node);
  const writing = writingArea(page, draft, say("try.text"), say(material ? "try.help_material" : "try.help"));
  if (material) offerMaterial(page, draft, writing);
  const reply = replyBox(page, { label: say("try.run"), text: () => draft.text, onstart: () => draft.keep() });
  return { nodes: [given, writing.node], show: writing.show, tools: reply.start, after: reply.area, written: reply.written };
}

// A kind without a card of its own: what it is about as text, and a text area for one entry a line.
export function linesWork(page, exercise, draft) {
  const { shown, help } = exercise.settings.lines;
  const writing = writingArea(page, draft, page.say("your_answer"), help);
  return { nodes: [prose(shown), writing.node], show: writing.show };
}
