// The course service, asked by the page itself with the learner's own token.

export class Refused extends Error {
  constructor(status, body) {
    super(body?.error?.message || `HTTP ${status}`);
    this.status = status;
    this.body = body || {};
  }
}

export class Service {
  constructor(address, token, lang) {
    Object.assign(this, { address, token, lang });
  }

  exercise(id) {
    return this.ask("GET", `exercises/${id}?lang=${this.lang}`);
  }

  modules() {
    return this.ask("GET", `modules?lang=${this.lang}`);
  }

  save(id, text, base, keepalive) {
    return this.ask("PUT", `answers/${id}`, { lang: this.lang, text, base, device: deviceName() }, { keepalive });
  }

  // Checking runs the answer on all cases, which may take a while on a busy machine.
  check(id, text) {
    return this.ask("POST", `checks/${id}`, { lang: this.lang, text }, { seconds: 90 });
  }

  handIn(module) {
    return this.ask("POST", `handins/${module}`, { lang: this.lang }, { seconds: 60 });
  }

  async handIns(module) {
    const found = await this.ask("GET", `handins/${module}`);
    return Array.isArray(found) ? found : found.handins;
  }

  // Throws Refused when the service says no, and whatever fetch throws when nobody answers in time.
  async ask(method, path, body, { keepalive = false, seconds = 10 } = {}) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), seconds * 1000);
    try {
      const headers = { Authorization: `Bearer ${this.token}`, "Accept-Language": this.lang };
      if (body) headers["Content-Type"] = "application/json";
      const init = { method, headers, keepalive, signal: stop.signal, credentials: "omit", cache: "no-store" };
      const reply = await fetch(`${this.address}/course/${path}`, { ...init, body: body && JSON.stringify(body) });
      const found = await reply.json().catch(() => ({}));
      if (!reply.ok) throw new Refused(reply.status, found);
      return found;
    } finally {
      clearTimeout(timer);
    }
  }
}

export function remember(key, value) {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Private windows may refuse to store; saving to the service goes on without the second net.
  }
}

export function recall(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function deviceName() {
  const known = recall("curtain:device");
  if (known) return known;
  const fresh = `page-${Math.random().toString(36).slice(2, 12)}`;
  remember("curtain:device", fresh);
  return fresh;
}
