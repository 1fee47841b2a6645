// The page's line to its kernel: says when it is lost, tries again, and tells a lost line from a kernel that is gone.

import { decode, encode, uuid } from "./wire.js";

const GONE = new Set(["restarting", "autorestarting", "dead"]);
const PAUSE = 1500;

export class Connection {
  /** `on.message(message)`, `on.open()`, `on.lost()`, `on.back()`, `on.gone()` are called as things happen. */
  constructor(base, kernel, on) {
    Object.assign(this, { base, kernel, on, session: uuid(), waiting: [], lost: false, ended: false, refused: 0 });
    addEventListener("pagehide", () => this.leave());
    addEventListener("pageshow", (event) => event.persisted && location.reload());
    this.connect();
  }

  connect() {
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    const path = `${this.base}api/kernels/${this.kernel}/channels?session_id=${this.session}`;
    const socket = new WebSocket(`${scheme}//${location.host}${path}`);
    let opened = false;
    socket.binaryType = "arraybuffer";
    socket.onopen = () => {
      opened = true;
      this.opened(socket);
    };
    socket.onmessage = (event) => this.received(decode(event.data));
    socket.onclose = () => this.closed(opened);
  }

  opened(socket) {
    this.socket = socket;
    this.refused = 0;
    for (const frame of this.waiting.splice(0)) socket.send(frame);
    if (this.lost) this.on.back();
    this.lost = false;
    this.on.open();
  }

  received(message) {
    if (message.header.msg_type === "status" && GONE.has(message.content.execution_state)) return this.end();
    this.on.message(message);
  }

  async closed(opened) {
    this.socket = null;
    if (this.ended) return;
    if (opened) await new Promise((resolve) => setTimeout(resolve, 300));
    const server = await this.reachable();
    if (server && !opened && ++this.refused >= 2) return this.end();
    if (!server && !this.lost) {
      this.lost = true;
      this.on.lost();
    }
    setTimeout(() => this.ended || this.socket || this.connect(), opened ? 0 : PAUSE);
  }

  /** Ask whether the course answers at all. */
  async reachable() {
    try {
      return (await fetch(`${this.base}healthz`, { cache: "no-store", signal: AbortSignal.timeout(3000) })).ok;
    } catch {
      return false;
    }
  }

  end() {
    if (this.ended) return;
    this.ended = true;
    this.socket?.close();
    this.on.gone();
  }

  send(type, content, { metadata = {}, buffers = [] } = {}) {
    const header = { msg_id: uuid(), msg_type: type, session: this.session, username: "", version: "5.3", date: new Date().toISOString() };
    const frame = encode({ header, parent_header: {}, metadata, content, channel: "shell" }, buffers);
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(frame);
    else if (!this.ended) this.waiting.push(frame);
    return header.msg_id;
  }

  /** End the kernel when the page is left; without this every closed tab would leave one behind. */
  leave() {
    this.ended = true;
    const form = new FormData();
    form.append("_xsrf", /(?:^|; )_xsrf=([^;]*)/.exec(document.cookie)?.[1] ?? "");
    navigator.sendBeacon(`${this.base}voila/api/shutdown/${this.kernel}`, form);
  }
}
