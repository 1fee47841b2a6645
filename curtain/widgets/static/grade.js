import { make, prose, sign, readingBox } from "./dom.js";

// What came out of a check: points, rates of both pools, criteria, and every remark with its next step.
export function gradeView(page, grade, attempts, cases = []) {
  const { say } = page;
  if (grade.untouched) return make("p", {}, say("grade.untouched"));
  const remarks = grade.feedback || [];
  const wrong = remarks.filter((remark) => !remark.good);
  const good = remarks.filter((remark) => remark.good);
  return make("div.ct-grade", {},
    headline(page, grade, attempts),
    bars(page, grade),
    criteria(page, grade.criteria || []),
    wrong.map((remark, place) => remarkView(page, remark, cases, place === 0)),
    good.map((remark) => remarkView(page, remark, cases, true)),
    (grade.not_judged || []).map((text) => make("p.ct-note", {}, say("grade.not_judged", { what: text }))));
}

export function standing({ say, count }, grade, attempts) {
  const parts = [];
  if (attempts?.count > 1) {
    parts.push(say("grade.first", { n: attempts.first, max: grade.max }), say("grade.best", { n: attempts.best, max: grade.max }));
  }
  if (attempts?.count) parts.push(count("grade.tries", attempts.count));
  return parts.join(" · ");
}

function headline(page, grade, attempts) {
  const { say } = page;
  const key = grade.solved ? "solved" : grade.points > 0 ? "partly" : "not_yet";
  return make("div.ct-score", { "data-result": key },
    sign({ solved: "✓", partly: "◐", not_yet: "○" }[key]),
    make("div", {},
      make("strong", {}, say(`grade.${key}`), " ", say("grade.points", { n: grade.points, max: grade.max })),
      make("div.ct-note", {}, standing(page, grade, attempts))));
}

function bars({ say }, grade) {
  const rows = ["visible", "practice", "record"].filter((pool) => grade.pools?.[pool]?.of).map((pool) => {
    const { passed, of } = grade.pools[pool];
    const width = `width:${Math.round((100 * passed) / of)}%`;
    return make("li", {},
      make("span", {}, say(`grade.pool.${pool}`)),
      make("span.ct-number", {}, say("grade.of", { n: passed, of })),
      make("span.ct-bar", { "aria-hidden": "true" }, make("span", { style: width })));
  });
  return rows.length > 0 && make("ul.ct-bars", { "aria-label": say("grade.pools") }, rows);
}

function criteria({ say }, list) {
  if (!list.length) return null;
  const open = list.filter(({ passed, of }) => passed < of);
  const held = list.filter(({ passed, of }) => passed === of).map(({ name }) => name);
  return make("div", {},
    make("h4", {}, say("grade.criteria")),
    make("ul.ct-criteria", {},
      open.map(({ name, passed, of }) => make("li", {},
        sign(passed ? "◐" : "○"),
        make("span", {}, name),
        make("span.ct-number", {}, say("grade.of", { n: passed, of })))),
      held.length > 0 && make("li", { "data-all": "true" },
        sign("✓"),
        make("span", {}, say("grade.always", { names: held.join(", ") })))));
}

function remarkView(page, remark, cases, open) {
  const { say } = page;
  const found = cases.find((entry) => entry.id === remark.case);
  const words = make("div.ct-words", {},
    prose(remark.text),
    remark.next && make("p.ct-next", {}, make("strong", {}, say("grade.next")), " ", remark.next));
  if (!found && !remark.reply) return make("div.ct-remark", { "data-good": String(!!remark.good) }, title(page, remark), words);
  const heading = [remark.criterion, found && say("grade.in_case", { title: found.title })].filter(Boolean).join(" · ");
  return make("details.ct-remark", { "data-good": String(!!remark.good), open },
    make("summary", {}, heading || say("grade.example")),
    words,
    make("div.ct-columns", {},
      found && box(say("prompt.material"), found.material),
      remark.reply && box(say("prompt.reply"), remark.reply)));
}

function title({ say }, remark) {
  return make("div.ct-remark-title", {},
    sign(remark.good ? "✓" : "○"), " ",
    make("strong", {}, remark.criterion || say(remark.good ? "grade.good" : "grade.improve")));
}

function box(label, text) {
  return make("div", {}, make("h4", {}, label), readingBox(label, text));
}
