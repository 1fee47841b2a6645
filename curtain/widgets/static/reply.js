import { make, button, readingBox } from "./dom.js";

const SILENCE = 15000;

// "Try": the text goes to the kernel, the reply streams back piece by piece under the run's name.
export function replyBox(page, { label, text, material, onstart }) {
  const { say, model, signal } = page;
  const reply = readingBox(page, say("prompt.reply"), "", ".ct-reply");
  const status = make("p.ct-note", { role: "status" });
  const stop = button(say("try.stop"), () => model.send({ type: "stop", run }), "ct-second");
  const area = make("section.ct-try", { hidden: true, "aria-label": say("prompt.reply") },
    make("h4", {}, say("prompt.reply")), reply.node, make("div.ct-row", {}, status, stop));
  let run = null;
  let timer = 0;
  let empty = false;

  const finish = (words) => {
    clearTimeout(timer);
    run = null;
    stop.hidden = true;
    start.removeAttribute("aria-disabled");
    reply.body.removeAttribute("aria-busy");
    status.textContent = words;
  };
  const begin = () => {
    if (run) return;
    area.hidden = false;
    reply.write();
    empty = !text().trim();
    if (empty) return finish(say("check.empty"));
    run = Math.random().toString(36).slice(2);
    stop.hidden = false;
    start.setAttribute("aria-disabled", "true");
    reply.body.setAttribute("aria-busy", "true");
    status.textContent = say("try.running");
    timer = setTimeout(() => finish(say("try.silent")), SILENCE);
    onstart?.();
    model.send({ type: "try", run, text: text(), case: material?.() ?? null });
  };
  const start = button(label, begin, "ct-second");

  const hear = (message) => {
    if (!run || message.run !== run) return;
    if (message.type === "started") clearTimeout(timer);
    if (message.type === "piece") reply.add(message.text);
    if (message.type === "failed") finish(message.text);
    if (message.type === "end") finish(say(message.stopped ? "try.stopped" : "try.done", { engine: message.engine }));
  };
  model.on("msg:custom", hear);
  signal.addEventListener("abort", () => model.off("msg:custom", hear));
  const written = () => {
    area.hidden ||= empty;
    empty = false;
  };
  return { start, area, written };
}
