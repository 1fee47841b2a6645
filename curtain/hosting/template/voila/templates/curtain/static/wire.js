// Messages of a Jupyter kernel over a web socket, with binary buffers; the text form of the protocol.

const text = new TextEncoder();
const read = new TextDecoder();

export const uuid = () =>
  crypto.randomUUID?.() ??
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** Return what to send: a string, or bytes (count, offsets, message, buffers) if there are buffers. */
export function encode(message, buffers = []) {
  const body = JSON.stringify(message);
  if (!buffers.length) return body;
  const parts = [text.encode(body), ...buffers.map(bytes)];
  const head = 4 * (parts.length + 1);
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, head));
  const view = new DataView(whole.buffer);
  view.setUint32(0, parts.length);
  let offset = head;
  parts.forEach((part, index) => {
    view.setUint32(4 * (index + 1), offset);
    whole.set(part, offset);
    offset += part.length;
  });
  return whole.buffer;
}

/** Return the message with its buffers as DataViews. */
export function decode(data) {
  if (typeof data === "string") return JSON.parse(data);
  const view = new DataView(data);
  const count = view.getUint32(0);
  const ends = Array.from({ length: count }, (_, index) => view.getUint32(4 * (index + 1)));
  ends.push(data.byteLength);
  const message = JSON.parse(read.decode(data.slice(ends[0], ends[1])));
  message.buffers = ends.slice(1, -1).map((start, index) => new DataView(data, start, ends[index + 2] - start));
  return message;
}

/** Put buffers where their paths say, in a state that came without them. */
export function place(state, paths = [], buffers = []) {
  paths.forEach((path, index) => {
    const last = path[path.length - 1];
    const owner = path.slice(0, -1).reduce((part, key) => part[key], state);
    owner[last] = buffers[index] instanceof DataView ? buffers[index] : new DataView(buffers[index]);
  });
  return state;
}

/** Take buffers out of a state; the opposite of `place`. */
export function lift(value, path = [], found = { paths: [], buffers: [] }) {
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
    found.paths.push(path);
    found.buffers.push(value);
    return { value: null, ...found };
  }
  if (Array.isArray(value)) return { value: value.map((part, i) => lift(part, [...path, i], found).value), ...found };
  if (value && typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype) {
    const copy = {};
    for (const [key, part] of Object.entries(value)) copy[key] = lift(part, [...path, key], found).value;
    return { value: copy, ...found };
  }
  return { value, ...found };
}

function bytes(part) {
  if (part instanceof ArrayBuffer) return new Uint8Array(part);
  return new Uint8Array(part.buffer, part.byteOffset, part.byteLength);
}
