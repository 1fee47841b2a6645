import { make, fill, button, clock, sign, tellChange } from "./dom.js";
import { followModule, stateSign } from "./lesson.js";

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
  const send = button(say("handin.button"), () => ask(page, () => module, note, send, past));
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
  const points = exercise.best === null || exercise.best === undefined
    ? say("handin.open", { max: exercise.points })
    : say("grade.points", { n: exercise.best, max: exercise.points });
  return make("li", {}, stateSign(exercise.state),
    make("span", {}, exercise.title, " ", make("span.ct-note", {}, say(`state.${exercise.state}`))),
    make("span.ct-number", {}, points));
}

function ask(page, module, note, send, past) {
  const { say, count } = page;
  const open = module().exercises.filter((exercise) => exercise.points > 0 && exercise.state === "untouched").length;
  const words = open ? count("handin.open_left", open) : say("handin.all_done");
  const back = () => {
    note.replaceChildren();
    send.focus();
  };
  const yes = button(say("handin.yes"), () => handIn(page, module().id, note, past));
  fill(note, make("div.ct-ask", {}, make("p", {}, words, " ", say("handin.again_possible")),
    make("div.ct-row", {}, yes, button(say("handin.no"), back, "ct-second"))));
  yes.focus();
}

async function handIn(page, module, note, past) {
  const { say, service, lang } = page;
  fill(note, make("p", { class: "ct-note ct-busy" }, say("handin.running")));
  const drafts = [];
  window.dispatchEvent(new CustomEvent("curtain:save", { detail: { waitFor: (draft) => drafts.push(draft) } }));
  if ((await Promise.all(drafts)).includes(false)) return fill(note, problem(say("handin.unsaved")));
  try {
    const receipt = await service.handIn(module);
    fill(note, make("div.ct-score", { "data-result": "solved" },
      sign("✓"),
      make("div", {},
        make("strong", {}, say("handin.done", { time: clock(receipt.at, lang) })),
        make("div.ct-note", {}, say("handin.digest", { digest: short(receipt.digest) })))));
    tellChange();
    past(await service.handIns(module));
  } catch (error) {
    fill(note, problem(error.status ? error.message : say("handin.lost")));
  }
}

function problem(words) {
  return make("p.ct-problem", { role: "alert" }, words);
}

function pastView({ say, lang }, handins) {
  if (!handins.length) return null;
  return make("div", {},
    make("h4", {}, say("handin.earlier")),
    make("ul.ct-past", {}, handins.map((receipt) => make("li", {},
      clock(receipt.at, lang), " · ", make("code", {}, short(receipt.digest))))));
}

function short(digest) {
  return String(digest ?? "").replace(/^sha256:/, "").slice(0, 12);
}
