import { make, fill, button, clock, readingBox } from "./dom.js";

// The line that says where a draft stands, and, when two texts meet, the choice between them.
export function savingLine(page, draft) {
  const { say, lang } = page;
  const line = make("span", { role: "status", "aria-live": "polite" });
  const again = button(say("save.again"), () => draft.flush(), "ct-quiet");
  const choice = make("div.ct-conflict", { hidden: true });
  const texts = {
    fresh: () => say("save.fresh"),
    saving: () => say("save.saving"),
    saved: () => say("save.saved", { time: clock(draft.at, lang), n: draft.revision }),
    lost: () => say("save.lost"),
    refused: () => say("save.refused", { reason: draft.message }),
    conflict: () => say("save.conflict"),
  };
  const show = () => {
    const text = texts[draft.state]();
    if (line.textContent !== text) line.textContent = text;
    line.dataset.state = draft.state;
    again.hidden = !["lost", "refused"].includes(draft.state);
    choice.hidden = draft.state !== "conflict";
    if (!choice.hidden && !choice.childElementCount) fill(choice, versions(page, draft));
    if (choice.hidden) choice.replaceChildren();
  };
  draft.onstate = show;
  show();
  return make("div.ct-saving", {}, make("div.ct-saving-line", {}, line, again), choice);
}

function versions(page, draft) {
  const { say, lang } = page;
  const version = (title, text, label, keepMine) => make("div", {},
    make("h4", {}, title),
    readingBox(page, title, text || say("save.empty")).node,
    button(label, () => draft.settle(keepMine), keepMine ? "ct-first" : "ct-second"));
  const when = clock(draft.theirs.saved_at, lang);
  return make("div.ct-columns", {},
    version(say("save.mine"), draft.text, say("save.keep_mine"), true),
    version(say("save.theirs", { time: when }), draft.theirs.text, say("save.keep_theirs"), false));
}
