/** One event of a stream, or one element of a streamed JSON array. */
export interface RawEvent {
  readonly data: string;
  /** The values of its `data:` lines. */
  readonly lines: readonly string[];
  readonly event: string | undefined;
  /** The number of its first `data:` line, from 1; 0 in an array. */
  readonly line: number;
  /** The number of bytes of the body up to its end. */
  readonly end: number;
}

export interface RawBody {
  readonly form: 'sse' | 'json-array';
  readonly events: readonly RawEvent[];
  readonly comments: number;
  /** Lines that are not fields of an event stream, with their line numbers from 1. */
  readonly strays: readonly { readonly line: number; readonly text: string; readonly end: number }[];
  /** False if the body ends inside an event. */
  readonly closed: boolean;
}

const fields = new Set(['data', 'event', 'id', 'retry']);
const LF = 10;
const CR = 13;

/**
 * Parses a body strictly by the standard and records deviations. It shares no code with the library's reader, which
 * tolerates them.
 */
export function readRawBody(bytes: Uint8Array): RawBody {
  const start = bytes.find((byte) => byte > 32);
  return start === 0x5b ? readArray(bytes) : readSse(bytes);
}

function readSse(bytes: Uint8Array): RawBody {
  const events: RawEvent[] = [];
  const strays: { line: number; text: string; end: number }[] = [];
  let comments = 0;
  let data: string[] = [];
  let event: string | undefined;
  let first = 0;
  let end = 0;
  let line = 0;
  const dispatch = () => {
    if (data.length > 0) events.push({ data: data.join('\n'), lines: data, event, line: first, end });
    data = [];
    event = undefined;
  };
  for (const row of linesOf(bytes)) {
    line += 1;
    end = row.end;
    const colon = row.text.indexOf(':');
    const name = colon === -1 ? row.text : row.text.slice(0, colon);
    const value = colon === -1 ? '' : row.text.slice(colon + 1).replace(/^ /, '');
    if (row.text === '') dispatch();
    else if (colon === 0) comments += 1;
    else if (!fields.has(name)) strays.push({ line, text: row.text, end });
    else if (name === 'data') {
      if (data.length === 0) first = line;
      data.push(value);
    } else if (name === 'event') event = value;
  }
  const closed = data.length === 0;
  dispatch();
  return { form: 'sse', events, comments, strays, closed };
}

/** Lines end with LF, CR or both. `end` includes the line break. */
function* linesOf(bytes: Uint8Array): Generator<{ text: string; end: number }> {
  let start = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] !== LF && bytes[at] !== CR) continue;
    const text = decode(bytes.subarray(start, at));
    if (bytes[at] === CR && bytes[at + 1] === LF) at += 1;
    start = at + 1;
    yield { text, end: start };
  }
  if (start < bytes.length) yield { text: decode(bytes.subarray(start)), end: bytes.length };
}

const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** Gemini without `alt=sse`: one streamed JSON array. The characters that structure it are ASCII, so it is read bytewise. */
function readArray(bytes: Uint8Array): RawBody {
  const events: RawEvent[] = [];
  let depth = 0;
  let start = -1;
  let quoted = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const sign = String.fromCharCode(bytes[at] ?? 0);
    if (quoted) {
      if (sign === '\\') at += 1;
      else if (sign === '"') quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === '{' || sign === '[') {
      depth += 1;
      if (depth === 2) start = at;
    } else if (sign === '}' || sign === ']') {
      depth -= 1;
      if (depth === 1) events.push(element(bytes, start, at + 1));
    }
  }
  return { form: 'json-array', events, comments: 0, strays: [], closed: depth === 0 };
}

function element(bytes: Uint8Array, start: number, end: number): RawEvent {
  const data = decode(bytes.subarray(start, end));
  return { data, lines: [data], event: undefined, line: 0, end };
}
