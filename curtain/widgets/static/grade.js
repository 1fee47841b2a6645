import { make, prose, sign, readingBox } from "./dom.js";

const SHARED = 20;

// What came out of a check: points, rates of both pools, criteria, and every remark with its next step.
export function gradeView(page, grade, attempts, cases = []) {
  const { say } = page;
  if (grade.untouched) return make("p", {}, say("grade.untouched"));
  const remarks = merged(grade.feedback || []);
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
  const always = (entry) => entry.passed === entry.of;
  const rows = [...list.filter((entry) => !always(entry)), ...list.filter(always)];
  return make("div", {},
    make("h4", {}, say("grade.criteria")),
    make("ul.ct-criteria", {}, rows.map((entry) => make("li", { "data-all": always(entry) && "true" },
      sign(always(entry) ? "✓" : entry.passed ? "◐" : "○"),
      make("span", {}, entry.name),
      make("span.ct-number", {}, always(entry) ? say("grade.always") : say("grade.of", { n: entry.passed, of: entry.of }))))));
}

// A criterion that fails in cases one sees and in cases one does not see is one remark: what both say is said once.
function merged(remarks) {
  const kept = [];
  for (const remark of remarks) {
    const same = kept.find((other) => !other.good && other.criterion === remark.criterion && other.next === remark.next);
    const rest = same && !remark.case && !remark.good ? unshared(same.text, remark.text) : null;
    if (rest === null) kept.push({ ...remark });
    else same.more = rest;
  }
  return kept;
}

// What stands in `text` before the words with which `shown` begins; null if it does not end with them.
function unshared(shown, text) {
  for (let start = 0; start <= text.length - SHARED; start += 1) {
    if (shown.startsWith(text.slice(start))) return text.slice(0, start).trim();
  }
  return text === shown ? "" : null;
}

function remarkView(page, remark, cases, open) {
  const { say } = page;
  const found = cases.find((entry) => entry.id === remark.case);
  const words = make("div.ct-words", {},
    prose(remark.text),
    remark.more && prose(remark.more),
    remark.next && make("p.ct-next", {}, make("strong", {}, say("grade.next")), " ", remark.next));
  if (!found && !remark.reply) return make("div.ct-remark", { "data-good": String(!!remark.good) }, title(page, remark), words);
  const heading = [remark.criterion, found && say("grade.in_case", { title: found.title })].filter(Boolean).join(" · ");
  return make("details.ct-remark", { "data-good": String(!!remark.good), open },
    make("summary", {}, heading || say("grade.example")),
    words,
    make("div.ct-columns", {},
      found && box(page, say("prompt.material"), found.material),
      remark.reply && box(page, say("prompt.reply"), highlighted(remark.reply, namedIn(remark.text)))));
}

// What a remark lists behind its last colon ("... is in neither: 12, 3 days."), without the sentence on how many cases.
function namedIn(text) {
  const detail = text.replace(/\.\s+[^.:]*\d[^.:]*\d[^.:]*\.$/, ".");
  const list = /[:]\s([^:]+?)\.?(?: …\.?)?$/.exec(detail);
  return list ? list[1].split(", ").map((piece) => piece.trim()).filter(Boolean) : [];
}

// The reply with `pieces` marked, if all of them stand in it as whole words; a list of what is missing marks nothing.
function highlighted(reply, pieces) {
  const escaped = pieces.map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const whole = (one) => new RegExp(`(?<![\\p{L}\\p{N}])(${one})(?![\\p{L}\\p{N}])`, "gu");
  if (!pieces.length || !escaped.every((one) => whole(one).test(reply))) return reply;
  const longest = escaped.sort((one, other) => other.length - one.length).join("|");
  return reply.split(whole(longest)).map((part, place) => (place % 2 ? make("mark", {}, part) : part));
}

function title({ say }, remark) {
  return make("div.ct-remark-title", {},
    sign(remark.good ? "✓" : "○"), " ",
    make("strong", {}, remark.criterion || say(remark.good ? "grade.good" : "grade.improve")));
}

function box(page, label, text) {
  return make("div", {}, make("h4", {}, label), readingBox(page, label, text).node);
}
