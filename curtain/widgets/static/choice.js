import { make, freshId } from "./dom.js";

// One or several options; the answer text is the chosen ids, one a line.
export function choiceWork(page, exercise, draft) {
  const { say } = page;
  const several = exercise.settings.mode === "several";
  const name = freshId("choice");
  const boxes = exercise.settings.options.map((option) => make("input", {
    type: several ? "checkbox" : "radio", name, value: option.id,
    onchange: () => draft.write(boxes.filter((box) => box.checked).map((box) => box.value).join("\n")),
  }));
  const rows = exercise.settings.options.map((option, place) =>
    make("label.ct-option", {}, boxes[place], make("span", {}, option.text)));
  const node = make("fieldset", {},
    make("legend", {}, say(several ? "choice.several" : "choice.single")), rows);
  const show = (text) => {
    const chosen = text.split(/[\s,;]+/);
    for (const box of boxes) box.checked = chosen.includes(box.value);
  };
  return { nodes: [node], show, ready: (text) => (text.trim() ? "" : say("choice.empty")) };
}
