import { make, fill, sign } from "./dom.js";

const SIGNS = { solved: "✓", started: "◐", untouched: "○" };

// The head of a module: what it is for, how long it takes, how far the learner is.
export function lessonCard(page, content) {
  const { say, count, root } = page;
  const { module } = content;
  const progress = make("div", {});
  fill(root,
    make("p.ct-facts", {}, count("lesson.minutes", module.minutes)),
    make("h3.ct-title", {}, module.title),
    make("h4", {}, say("lesson.goals")),
    make("ul.ct-goals", {}, (module.goals || []).map((goal) => make("li", {}, goal))),
    progress);
  const show = (fresh) => {
    const graded = fresh.exercises.filter((exercise) => exercise.points > 0);
    const solved = graded.filter((exercise) => exercise.state === "solved").length;
    const words = say("lesson.progress", { n: solved, of: graded.length, earned: fresh.earned ?? 0, points: fresh.points });
    fill(progress,
      make("p.ct-progress-words", {}, words),
      make("span.ct-bar", { "aria-hidden": "true" },
        make("span", { style: `width:${graded.length ? Math.round((100 * solved) / graded.length) : 0}%` })));
  };
  show(module);
  followModule(page, module.id, show);
}

// Call `show` with the module's newest state after every check on this page.
export function followModule({ service, signal }, id, show) {
  const look = async () => {
    const fresh = await freshModule(service, id);
    if (fresh) show(fresh);
  };
  addEventListener("curtain:changed", look, { signal });
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && look(), { signal });
}

// The module as the service has it now, undefined if nobody answers.
export async function freshModule(service, id) {
  const found = await service.modules().catch(() => null);
  return found?.modules.find((entry) => entry.id === id);
}

// One line below an exercise: points so far.
export function pointsLine(page, content) {
  const { say, root, signal } = page;
  const { exercise } = content;
  root.classList.add("ct-line");
  const show = (attempts) => {
    const best = attempts?.best;
    const state = (best ?? null) === null ? "untouched" : best >= 0.8 * exercise.points - 1e-9 ? "solved" : "started";
    const words = state === "untouched"
      ? say("line.untouched", { title: exercise.title, max: exercise.points })
      : say("line.best", { title: exercise.title, n: best, max: exercise.points });
    fill(root, make("p", { role: "status" }, sign(SIGNS[state], state), " ", words));
  };
  show(content.attempts);
  addEventListener("curtain:changed", (event) => event.detail.id === exercise.id && show(event.detail.attempts), { signal });
}

export function stateSign(state) {
  return sign(SIGNS[state] ?? SIGNS.untouched, state);
}
