// A small host for widgets: anywidget modules, boxes, labels and HTML. Stands in for the JupyterLab bundle.

import { lift, place, uuid } from "./wire.js";

const CONTROL = "jupyter.widget.control";
const VIEW = "application/vnd.jupyter.widget-view+json";

class Model {
  constructor(host, id, state) {
    Object.assign(this, { host, id, state, changed: {}, listeners: new Map() });
    this.widget_manager = { get_model: (other) => host.model(other.replace("IPY_MODEL_", "")) };
  }

  get(name) {
    return this.state[name];
  }

  set(name, value) {
    if (this.state[name] === value) return;
    this.state[name] = value;
    this.changed[name] = value;
    this.emit(`change:${name}`, this, value);
    this.emit("change", this);
  }

  save_changes() {
    const { value, paths, buffers } = lift(this.changed);
    this.changed = {};
    if (!Object.keys(value).length) return;
    this.host.tell(this.id, { method: "update", state: value, buffer_paths: paths }, buffers);
  }

  send(content, _callbacks, buffers = []) {
    this.host.tell(this.id, { method: "custom", content }, buffers);
  }

  on(names, listener) {
    for (const name of names.split(/\s+/)) this.listeners.set(name, [...(this.listeners.get(name) ?? []), listener]);
  }

  off(names, listener) {
    if (!names) return this.listeners.clear();
    for (const name of names.split(/\s+/)) {
      const kept = listener ? (this.listeners.get(name) ?? []).filter((other) => other !== listener) : [];
      this.listeners.set(name, kept);
    }
  }

  emit(name, ...values) {
    for (const listener of this.listeners.get(name) ?? []) listener(...values);
  }

  /** Take a change that came from the kernel. */
  update(state) {
    Object.assign(this.state, state);
    for (const name of Object.keys(state)) this.emit(`change:${name}`, this, state[name]);
    this.emit("change", this);
  }
}

export class Host {
  constructor() {
    Object.assign(this, { models: new Map(), awaited: new Map(), modules: new Map(), styles: new Set(), asked: 0 });
  }

  /** Use this connection; ask the kernel for the widgets it has already made. */
  opened(connection) {
    this.connection = connection;
    this.askForStates();
  }

  askForStates() {
    this.control = uuid();
    const open = { comm_id: this.control, target_name: CONTROL, data: {} };
    this.connection.send("comm_open", open, { metadata: { version: "1.0.0" } });
    this.tell(this.control, { method: "request_states" });
  }

  tell(id, data, buffers = []) {
    this.connection?.send("comm_msg", { comm_id: id, data }, { buffers });
  }

  /** Take a message of the kernel. */
  received({ header, content, buffers = [] }) {
    const { comm_id: id, data } = content;
    if (header.msg_type === "comm_open") return this.add(id, place(data.state ?? {}, data.buffer_paths, buffers));
    if (header.msg_type !== "comm_msg") return;
    if (data.method === "update_states") return this.addAll(data, buffers);
    const model = this.models.get(id);
    if (data.method === "update") model?.update(place(data.state, data.buffer_paths, buffers));
    if (data.method === "custom") model?.emit("msg:custom", data.content, buffers);
  }

  addAll({ states, buffer_paths: paths = [] }, buffers) {
    for (const [id, { state }] of Object.entries(states)) {
      const own = paths.flatMap((path, index) => (path[0] === id ? [[path.slice(2), buffers[index]]] : []));
      this.add(id, place(state, own.map(([path]) => path), own.map(([, buffer]) => buffer)));
    }
  }

  add(id, state) {
    const known = this.models.get(id);
    if (known) return known.update(state);
    const model = new Model(this, id, state);
    this.models.set(id, model);
    for (const resolve of this.awaited.get(id) ?? []) resolve(model);
    this.awaited.delete(id);
  }

  /** Return a model as soon as the kernel has told about it; ask again if it keeps quiet. */
  async model(id) {
    if (this.models.has(id)) return this.models.get(id);
    const found = new Promise((resolve) => this.awaited.set(id, [...(this.awaited.get(id) ?? []), resolve]));
    const again = setInterval(() => this.connection && this.askForStates(), 2000);
    return found.finally(() => clearInterval(again));
  }

  /** Show a widget in an element. */
  async view(id, element) {
    const model = await this.model(id);
    if (model.get("_esm") !== undefined) return this.viewModule(model, element);
    const kind = model.get("_model_name");
    if (model.get("children")) return this.viewBox(model, element, kind === "HBoxModel");
    if (kind !== "HTMLModel" && kind !== "LabelModel") throw new Error(`no view for ${kind}`);
    const paint = () => (kind === "HTMLModel" ? (element.innerHTML = model.get("value")) : (element.textContent = model.get("value")));
    model.on("change:value", paint);
    paint();
  }

  async viewBox(model, element, row) {
    element.classList.add("box", row ? "row" : "column");
    await Promise.all(
      model.get("children").map((child) => this.view(child.replace("IPY_MODEL_", ""), element.appendChild(document.createElement("div")))),
    );
  }

  async viewModule(model, element) {
    this.style(model.get("_css"));
    const module = await this.load(model.get("_esm"));
    const leave = new AbortController();
    const experimental = { invoke: (name, message, options) => invoke(model, name, message, options) };
    const given = { model, experimental, signal: leave.signal, host: { getModel: (id) => this.model(id) } };
    model.ready ??= Promise.resolve(module.initialize?.(given));
    await model.ready;
    await module.render?.({ ...given, el: element });
  }

  load(source) {
    if (!this.modules.has(source)) this.modules.set(source, importText(source));
    return this.modules.get(source);
  }

  style(css) {
    if (!css || this.styles.has(css)) return;
    this.styles.add(css);
    document.head.append(Object.assign(document.createElement("style"), { textContent: css }));
  }

  /** Show one output of a cell; throws if it is an error or cannot be shown. */
  async show(output, element) {
    if (output.output_type === "error") throw new Error(output.evalue);
    if (output.output_type === "stream") return void (output.name === "stdout" && element.append(pre(output.text)));
    const data = output.data ?? {};
    if (data[VIEW]) return this.view(data[VIEW].model_id, element);
    if (data["text/html"]) return void (element.innerHTML = joined(data["text/html"]));
    if (data["image/png"]) return void element.append(picture(data["image/png"], joined(data["text/plain"])));
    if (data["text/plain"]) element.append(pre(joined(data["text/plain"])));
  }
}

async function importText(source) {
  const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  try {
    const module = await import(address);
    const chosen = module.default ?? module;
    return typeof chosen === "function" ? await chosen() : chosen;
  } finally {
    URL.revokeObjectURL(address);
  }
}

function invoke(model, name, msg, { buffers = [], signal = AbortSignal.timeout(3000) } = {}) {
  const id = uuid();
  return new Promise((resolve, reject) => {
    const answer = (content, parts) => {
      if (content.id !== id || content.kind !== "anywidget-command-response") return;
      model.off("msg:custom", answer);
      resolve([content.response, parts]);
    };
    signal.addEventListener("abort", () => (model.off("msg:custom", answer), reject(signal.reason)));
    model.on("msg:custom", answer);
    model.send({ id, kind: "anywidget-command", name, msg }, undefined, buffers);
  });
}

const joined = (text = "") => [].concat(text).join("");
const pre = (text) => Object.assign(document.createElement("pre"), { textContent: joined(text) });
const picture = (data, alt) => Object.assign(new Image(), { src: `data:image/png;base64,${data}`, alt });
