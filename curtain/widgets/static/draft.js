import { tellChange } from "./dom.js";
import { Refused, remember, recall } from "./service.js";

const PAUSE = 800;
const KEEPALIVE_BYTES = 30000;

// The text of one answer on its way to the service. It is written to localStorage first and leaves it only when the
// service has acknowledged it. States: fresh, saving, saved, lost (nobody answers), refused, conflict.
export class Draft {
  constructor(service, learner, id, answer) {
    Object.assign(this, { service, id, state: answer ? "saved" : "fresh", message: "", theirs: null });
    this.onstate = this.onadopt = this.onwrite = () => {};
    this.key = `curtain:${learner}:${service.lang}:${id}`;
    this.text = answer?.text ?? "";
    this.acknowledge(answer);
    this.retry = 2000;
    this.resume();
  }

  acknowledge(answer) {
    this.saved = answer?.text ?? "";
    this.revision = answer?.revision ?? 0;
    this.at = answer?.saved_at ?? null;
  }

  get dirty() {
    return this.text !== this.saved;
  }

  // Text that an earlier page could not get through: goes on from where it was, or is a conflict.
  resume() {
    const kept = recall(this.key);
    if (!kept || kept.text === this.saved) return remember(this.key, null);
    if (kept.base === this.revision || kept.sent === this.saved) {
      this.text = kept.text;
      this.soon(0);
    } else {
      this.disagree(kept.text, { text: this.saved, revision: this.revision, saved_at: this.at });
    }
  }

  write(text) {
    if (text === this.text) return;
    this.text = text;
    this.onwrite();
    remember(this.key, { text, base: this.revision, sent: this.flying });
    if (this.state === "conflict") return;
    this.enter("saving");
    this.soon();
  }

  soon(wait = PAUSE) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), wait);
  }

  // Resolves to whether the service holds the text as it stands now.
  async flush() {
    clearTimeout(this.timer);
    while (this.flight) await this.flight;
    if (this.state === "conflict") return false;
    if (!this.dirty) return true;
    this.flight = this.send(this.text).finally(() => (this.flight = null));
    await this.flight;
    return this.state === "saved" && !this.dirty;
  }

  // Save the text even if it is still the given one: whoever ran it has done something with it.
  keep() {
    if (!this.revision) this.saved = null;
    return this.flush();
  }

  // The page is being left: one last request that outlives it. Text too long for that waits in localStorage.
  leave() {
    if (!this.dirty || this.state === "conflict" || this.text === this.flying) return;
    const { text, revision } = this;
    if (new Blob([text]).size < KEEPALIVE_BYTES) this.service.save(this.id, text, revision, true).catch(() => {});
  }

  async send(text) {
    this.flying = text;
    remember(this.key, { text: this.text, base: this.revision, sent: text });
    this.enter("saving");
    try {
      const reply = await this.service.save(this.id, text, this.revision, false);
      this.taken({ text, ...reply });
    } catch (error) {
      this.failed(error, text);
    } finally {
      this.flying = null;
    }
  }

  taken(answer) {
    if (!this.revision) tellChange();
    this.acknowledge(answer);
    this.retry = 2000;
    if (this.dirty) {
      remember(this.key, { text: this.text, base: this.revision });
      this.soon();
    } else {
      remember(this.key, null);
    }
    this.enter(this.dirty ? "saving" : "saved");
  }

  failed(error, text) {
    if (error instanceof Refused && error.status === 409) return this.overtaken(error.body.theirs, text);
    if (error instanceof Refused && error.status < 500) return this.enter("refused", error.message);
    this.enter("lost");
    this.soon(this.retry);
    this.retry = Math.min(this.retry * 2, 30000);
  }

  // An earlier request of ours may have arrived although its answer was lost: that is no conflict.
  overtaken(theirs, text) {
    if (theirs.text === text) return this.taken(theirs);
    this.disagree(this.text, theirs);
  }

  disagree(mine, theirs) {
    this.text = mine;
    this.theirs = theirs;
    this.enter("conflict");
  }

  settle(keepMine) {
    const theirs = this.theirs;
    this.theirs = null;
    this.acknowledge(theirs);
    if (keepMine) {
      this.enter("saving");
      return this.flush();
    }
    this.adopt(theirs);
  }

  adopt(answer) {
    this.acknowledge(answer);
    this.text = this.saved;
    remember(this.key, null);
    this.onadopt(this.text);
    this.enter(answer ? "saved" : "fresh");
  }

  // Look whether another tab or device wrote something newer; returns what the service sent.
  async refresh() {
    const found = await this.service.exercise(this.id);
    const newer = found.answer && found.answer.revision !== this.revision;
    if (!newer || this.flight || this.state === "conflict") return found;
    if (found.answer.text === this.saved || found.answer.text === this.text) this.taken(found.answer);
    else if (!this.dirty) this.adopt(found.answer);
    return found;
  }

  enter(state, message = "") {
    this.state = state;
    this.message = message;
    this.onstate();
  }
}
