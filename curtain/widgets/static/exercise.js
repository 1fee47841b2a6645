import { make, fill, button, prose, tellChange } from "./dom.js";
import { Draft } from "./draft.js";
import { savingLine } from "./saving.js";
import { gradeView } from "./grade.js";

// What all exercise cards share: head, place for the work, saving, check, result, hints.
// `work(page, exercise, draft)` returns {nodes, show(text), tools?, after?, ready(text)?, written()?, graded(grade)?};
// the last one shows what it can beside the work itself and returns the rest.
export function exerciseCard(page, content, work) {
  const { say, root, signal, service } = page;
  const { exercise } = content;
  const draft = new Draft(service, content.learner, exercise.id, content.answer);
  const start = content.cell?.text ?? exercise.given ?? "";
  if (!content.answer && !draft.dirty && start.trim() !== "…") draft.text = draft.saved = start;
  const parts = work(page, exercise, draft);
  draft.onadopt = parts.show;
  parts.show(draft.text);
  const saving = savingLine(page, draft);
  const result = make("div.ct-result", { tabindex: -1 });
  const announce = make("p.ct-hidden", { role: "status" });
  const graded = exercise.points > 0;
  const state = { attempts: content.attempts, grade: content.last, empty: false };
  const old = make("p.ct-problem", { hidden: true }, say("grade.old"));
  const showGrade = () => {
    state.empty = false;
    old.hidden = true;
    if (!state.grade) return fill(result);
    const grade = parts.graded?.(state.grade) ?? state.grade;
    fill(result, old, gradeView(page, grade, state.attempts, exercise.settings.cases));
  };
  draft.onwrite = () => {
    if (state.empty) showGrade();
    old.hidden = false;
    parts.written?.();
  };
  const check = graded && button(say("check_button"), () => runCheck(page, { draft, check, result, announce, state, showGrade, parts, exercise }));
  fill(root,
    head(page, exercise, content.cell?.taken),
    parts.nodes,
    saving,
    make("div.ct-row", {}, check, parts.tools),
    parts.after,
    hints(page, exercise.hints || []),
    announce, result);
  if (content.cell?.conflict) draft.disagree(content.cell.conflict, content.answer);
  showGrade();
  watch(draft, signal, exercise);
  return () => draft.leave();
}

function head(page, exercise, taken) {
  const { say, count } = page;
  const facts = [say(`kind.${exercise.kind}`), exercise.points ? count("points", exercise.points) : say("not_graded")];
  return make("header", {},
    make("p.ct-facts", {}, facts.join(" · ")),
    make("h3", {}, exercise.title),
    prose(exercise.task),
    taken && make("p.ct-note", {}, say("save.taken")));
}

async function runCheck(page, { draft, check, result, announce, state, showGrade, parts, exercise }) {
  const { say, service } = page;
  const missing = parts.ready?.(draft.text) ?? (draft.text.trim() ? "" : say("check.empty"));
  state.empty = !!missing;
  if (missing) return fill(result, make("p.ct-problem", { role: "alert" }, missing));
  check.setAttribute("aria-disabled", "true");
  if (page.checking) return;
  page.checking = true;
  announce.textContent = say("check.running");
  fill(result, make("p", { class: "ct-note ct-busy" }, say("check.running")));
  try {
    const text = draft.text;
    await draft.flush();
    state.grade = await service.check(exercise.id, text);
    const found = await draft.refresh().catch(() => null);
    if (found) state.attempts = found.attempts;
    showGrade();
    announce.textContent = say("check.done", { n: state.grade.points, max: state.grade.max });
    result.scrollIntoView({ block: "nearest" });
    tellChange({ id: exercise.id, attempts: state.attempts });
  } catch (error) {
    announce.textContent = "";
    fill(result, make("p.ct-problem", { role: "alert" }, error.status ? error.message : say("check.lost")));
  } finally {
    page.checking = false;
    check.removeAttribute("aria-disabled");
  }
}

function hints({ say }, texts) {
  if (!texts.length) return null;
  const list = make("ol.ct-hints", { "aria-live": "polite" });
  const label = () => say("hint.show", { n: list.childElementCount + 1, of: texts.length });
  const more = button(label(), () => {
    list.append(make("li", {}, texts[list.childElementCount]));
    if (list.childElementCount === texts.length) more.remove();
    else more.textContent = label();
  }, "ct-quiet");
  return make("div.ct-hint", {}, list, more);
}

// Other tabs, other devices, leaving, coming back, and the hand-in's question whether everything is saved.
function watch(draft, signal, exercise) {
  const quietly = () => draft.refresh().catch(() => {});
  draft.refresh().catch((error) => {
    if (!error.status && !draft.dirty) draft.enter("lost");
  });
  addEventListener("pagehide", () => draft.leave(), { signal });
  addEventListener("online", () => draft.flush(), { signal });
  addEventListener("curtain:save", (event) => event.detail.waitFor(draft.flush()), { signal });
  addEventListener("curtain:changed", (event) => event.detail.id === exercise.id && quietly(), { signal });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") draft.flush();
    else quietly();
  }, { signal });
}
