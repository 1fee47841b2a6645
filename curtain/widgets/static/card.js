import { make, fill, button, phraseBook } from "./dom.js";
import { Service } from "./service.js";
import { exerciseCard } from "./exercise.js";
import { promptWork, tryWork, linesWork } from "./prompt.js";
import { choiceWork } from "./choice.js";
import { markWork } from "./mark.js";
import { lessonCard, pointsLine } from "./lesson.js";
import { handinCard } from "./handin.js";

const withWork = (work) => (page, content) => exerciseCard(page, content, work);

const KINDS = {
  prompt: withWork(promptWork),
  try: withWork(tryWork),
  choice: withWork(choiceWork),
  mark: withWork(markWork),
  lines: withWork(linesWork),
  lesson: lessonCard,
  points: pointsLine,
  handin: handinCard,
};

function render({ model, el }) {
  const lang = model.get("lang");
  // JupyterLab leaves keys alone below this attribute; stopping them keeps those of other hosts away as well.
  const root = make("section.curtain-card", { lang, "data-lm-suppress-shortcuts": "true" });
  for (const name of ["keydown", "keyup", "keypress", "paste", "copy", "cut"]) {
    root.addEventListener(name, (event) => event.stopPropagation());
  }
  el.append(root);
  let end = () => {};
  const draw = () => {
    end();
    const life = new AbortController();
    const service = new Service(model.get("address"), model.get("token"), lang);
    const page = { model, root, lang, service, signal: life.signal, ...phraseBook(model.get("phrases"), lang) };
    const leave = show(page, model.get("content"));
    end = () => {
      leave?.();
      life.abort();
    };
  };
  model.on("change:content", draw);
  model.on("change:problem", draw);
  draw();
  return () => {
    model.off("change:content", draw);
    model.off("change:problem", draw);
    end();
  };
}

function show(page, content) {
  const { model, root, say } = page;
  const { exercise } = content;
  const form = exercise?.settings?.lines ? "lines" : exercise?.kind;
  const kind = KINDS[exercise && model.get("kind") !== "points" ? form : model.get("kind")];
  root.dataset.kind = model.get("kind");
  if (kind && (content.exercise || content.module)) return kind(page, content);
  const again = button(say("reload"), () => {
    again.setAttribute("aria-disabled", "true");
    model.send({ type: "reload" });
    setTimeout(() => again.removeAttribute("aria-disabled"), 2000);
  }, "ct-second");
  fill(root, make("p.ct-problem", { role: "status" }, model.get("problem") || say("unknown_kind")),
    model.get("problem") && make("div.ct-row", {}, again));
}

export default { render };
