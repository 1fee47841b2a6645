import { make, fill, button, freshId } from "./dom.js";
import { passageView } from "./passage.js";

const LINE = /^\s*["„“”»«](.*)["„“”»«]\s*=\s*(\S+)\s*$/;

// Passages of a text, each with a label; the answer text has one line a mark: "passage" = label.
export function markWork(page, exercise, draft) {
  const { say } = page;
  const { labels, passage } = exercise.settings;
  const help = freshId("help");
  const group = freshId("label");
  const status = make("p", { class: "ct-note ct-told", role: "status" });
  const list = make("ul.ct-marks", {});
  let marks = [];
  let remarks = [];
  const chosen = () => labels[Math.max(0, radios.findIndex((radio) => radio.checked))].id;
  const radios = labels.map((label, place) => make("input", { type: "radio", name: group, value: label.id, checked: place === 0 }));
  const named = (id) => labels.find((label) => label.id === id)?.text ?? id;
  const view = passageView(passage, {
    label: say("mark.passage"), describedby: help,
    onstart: (place) => (status.textContent = say("mark.started", { word: view.quote(place, place) })),
    onmark: (first, last) => {
      marks = marks.filter((mark) => mark.last < first || mark.first > last);
      marks.push({ first, last, label: chosen(), quote: view.quote(first, last) });
      changed(say("mark.marked", { quote: view.quote(first, last), label: named(chosen()) }));
    },
    onclear: (place) => drop(marks.find((mark) => mark.first <= place && place <= mark.last)),
  });

  const drop = (mark) => {
    if (!mark) return;
    marks = marks.filter((other) => other !== mark);
    changed(say("mark.removed", { quote: mark.quote }));
  };
  const changed = (words) => {
    marks.sort((one, other) => one.first - other.first);
    remarks = [];
    status.textContent = words;
    draft.write(marks.map((mark) => `"${mark.quote}" = ${mark.label}`).join("\n"));
    paint();
  };
  const paint = () => {
    view.paint(marks.filter((mark) => mark.first >= 0).map((mark) => ({
      ...mark, tone: labels.findIndex((label) => label.id === mark.label) + 1, tag: named(mark.label), verdict: verdictOf(mark),
    })));
    fill(list, marks.map((mark) => row(mark)));
    count.textContent = page.count("mark.count", marks.length);
  };
  const verdictOf = (mark) => {
    const remark = remarks.find((entry) => entry.mark === mark);
    return remark && (remark.good ? "hit" : "wrong");
  };
  const row = (mark) => {
    const select = make("select", { "aria-label": say("mark.label_of", { quote: mark.quote }), onchange: () => {
      mark.label = select.value;
      changed(say("mark.marked", { quote: mark.quote, label: named(mark.label) }));
    } }, labels.map((label) => make("option", { value: label.id, selected: label.id === mark.label }, label.text)));
    const reason = remarks.find((remark) => remark.mark === mark);
    const verdict = verdictOf(mark);
    const remove = button(say("mark.remove"), () => {
      drop(mark);
      (list.querySelector("button") || view.words[0].node).focus();
    }, "ct-quiet");
    remove.setAttribute("aria-label", say("mark.remove_this", { quote: mark.quote }));
    return make("li", { "data-verdict": verdict },
      make("q", {}, mark.quote), select, remove,
      verdict && make("div.ct-why", {},
        make("strong", {}, say(`mark.${verdict}`)), " ", reason.text, " ",
        reason.next && [make("strong", {}, say("grade.next")), " ", reason.next]));
  };
  const count = make("h4", {});
  const show = (text) => {
    marks = text.split("\n").map((line) => LINE.exec(line)).filter(Boolean).map(([, quote, label]) =>
      ({ first: -1, last: -1, ...view.find(quote), quote, label }));
    paint();
  };
  const graded = (grade) => {
    remarks = grade.feedback.map((remark) => ({ ...remark, mark: quoted(remark, marks) }));
    paint();
    return { ...grade, feedback: remarks.filter((remark) => !remark.mark) };
  };
  const nodes = [
    make("fieldset.ct-labels", {},
      make("legend", {}, say("mark.label")),
      labels.map((label, place) => make("label.ct-option", { "data-label": place + 1 }, radios[place],
        make("span", {}, make("strong", {}, label.text), label.help && make("span.ct-note", {}, label.help))))),
    make("h4", {}, say("mark.passage")),
    make("p.ct-note", { id: help }, say("mark.help")),
    view.node, status, count, list,
  ];
  return { nodes, show, graded, ready: () => (marks.length ? "" : say("mark.empty")) };
}

// Which mark a remark is about: graders quote it, long ones by their beginning.
function quoted(remark, marks) {
  return [...marks].sort((one, other) => other.quote.length - one.quote.length)
    .find(({ quote }) => remark.text.includes(quote.slice(0, 119)));
}
