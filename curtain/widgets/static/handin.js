import { make, fill, button, clock, sign, tellChange } from "./dom.js";
import { followModule, freshModule, stateSign } from "./lesson.js";

// Hand-in: what is solved and what is open, one button, a receipt, and what was handed in before.
export function handinCard(page, content) {
  const { say, root } = page;
  const list = make("ul.ct-states", {});
  const note = make("div", { role: "status", "aria-live": "polite" });
  const earlier = make("div", {});
  let module = content.module;
  const show = (fresh) => {
    module = fresh;
    fill(list, fresh.exercises.filter((exercise) => exercise.points > 0).map((exercise) => entry(page, exercise)));
  };
  const look = async () => {
    await Promise.all(saveAll());
    const fresh = await freshModule(page.service, module.id);
    if (fresh) show(fresh);
    return module;
  };
  const send = button(say("handin.button"), () => ask(page, look, note, send, past));
  const past = (handins) => fill(earlier, pastView(page, handins));
  fill(root,
    make("h3.ct-title", {}, say("handin.title")),
    make("p", {}, say("handin.what")),
    list,
    make("div.ct-row", {}, send),
    note, earlier);
  show(module);
  past(content.handins || []);
  followModule(page, module.id, show);
}

function entry({ say }, exercise) {
  const { best, points: max } = exercise;
  const points = (best ?? null) === null ? say("handin.open", { max }) : say("grade.points", { n: best, max });
  return make("li", {}, stateSign(exercise.state),
    make("span", {}, exercise.title, " ", make("span.ct-note", {}, say(`state.${exercise.state}`))),
    make("span.ct-number", {}, points));
}

// Only what the service holds in this language is handed in, so that is what counts as answered.
async function ask(page, look, note, send, past) {
  const { say, count, lang } = page;
  fill(note, make("p.ct-note.ct-busy", {}, say("handin.looking")));
  const module = await look();
  const open = module.exercises.filter(({ points, answered }) => points > 0 && !answered).map(({ title }) => title);
  const words = open.length ? count("handin.open_left", open.length) : say("handin.all_done");
  const back = () => {
    note.replaceChildren();
    send.focus();
  };
  const yes = button(say("handin.yes"), () => handIn(page, module.id, note, past));
  fill(note, make("div.ct-ask", {}, make("p", {}, words, " ", say("handin.again_possible")),
    open.length > 0 && make("p", {}, say("handin.without", { titles: new Intl.ListFormat(lang).format(open) })),
    make("div.ct-row", {}, yes, button(say("handin.no"), back, "ct-second"))));
  yes.focus();
}

async function handIn(page, module, note, past) {
  const { say, service, lang } = page;
  fill(note, make("p.ct-note.ct-busy", {}, say("handin.running")));
  if ((await Promise.all(saveAll())).includes(false)) return fill(note, problem(say("handin.unsaved")));
  try {
    const receipt = await service.handIn(module);
    fill(note, make("div.ct-score", { "data-result": "solved" },
      sign("✓"),
      make("div", {},
        make("strong", {}, say("handin.done", { time: clock(receipt.at, lang) })),
        make("div.ct-note", {}, say("handin.digest", { digest: short(receipt.digest) })))));
    tellChange();
    past(await service.handIns(module).catch(() => [receipt]));
  } catch (error) {
    fill(note, problem(error.status ? error.message : say("handin.lost")));
  }
}

// Ask every exercise on the page to save; each tells whether the service holds its text.
function saveAll() {
  const drafts = [];
  window.dispatchEvent(new CustomEvent("curtain:save", { detail: { waitFor: (draft) => drafts.push(draft) } }));
  return drafts;
}

function problem(words) {
  return make("p.ct-problem", { role: "alert" }, words);
}

function pastView(page, handins) {
  if (!handins.length) return null;
  const { say, lang } = page;
  const names = new Intl.DisplayNames(lang, { type: "language" });
  const newest = handins.filter((receipt) => receipt.lang === lang).at(-1);
  return make("div", {},
    newest && nextView(page, newest),
    make("h4", {}, say("handin.earlier")),
    make("ul.ct-past", {}, handins.map((receipt) => make("li", {},
      clock(receipt.at, lang), " · ", names.of(receipt.lang), " · ", make("code", {}, short(receipt.digest))))));
}

// What was handed in, who grades it, and which file that is; one click selects the whole path.
function nextView({ say, lang }, { at, file }) {
  return make("div", {},
    make("h4", {}, say("handin.next.title")),
    make("p", {}, say("handin.next.what", { time: clock(at, lang) })),
    make("p", {}, say("handin.next.trainer")),
    file && make("p", {}, say("handin.next.file"), " ",
      make("code", { style: "user-select:all;overflow-wrap:anywhere" }, file)));
}

function short(digest) {
  return String(digest ?? "").replace(/^sha256:/, "").slice(0, 12);
}
