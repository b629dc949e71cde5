import { printable } from './printable.js';
import { ways, type Reading, type Way } from './secret-readings.js';

const REPLACEMENT = '[redacted]';
/** Shorter values, such as `x` or `en`, stand everywhere: taking them out would take the text apart. */
const SHORTEST = 4;
/** Fewer signs of a secret in a row may be an ordinary word. */
const RUN = 8;
/** Characters of a text that are looked at. All that is shown of a peer's text is far shorter. */
const WINDOW = 16_384;
/** Characters at the cut of a longer text, where part of a secret is not recognised. */
const MARGIN = 1600;

type Span = readonly [from: number, to: number];

/**
 * Makes a function that takes secrets out of a text in every way in which a peer may echo them: as they are, in another
 * case, with breaks or spaces between, as escapes of URLs, JSON, HTML or mail, in base64 or hex; and any half of one, or ten of its
 * characters in a row, where the peer has cut it. Of a long text it returns only the start.
 */
export function createRedactor(secrets: readonly (string | undefined)[]): (text: string) => string {
  const known = [...new Set(secrets)].filter((secret) => secret !== undefined && secret.length >= SHORTEST);
  if (known.length === 0) return (text) => text.slice(0, WINDOW);
  const finders = ways.map((way) =>
    known.flatMap((secret) => way.forms(secret as string).map((form) => finder(form, way))),
  );
  return (text) => {
    const start = text.slice(0, WINDOW);
    const spans = ways.flatMap((way, at) => {
      const reading = way.read(start);
      return (finders[at] ?? []).flatMap((find) => find(start, reading));
    });
    const clean = without(start, spans);
    return start === text ? clean : clean.slice(0, -MARGIN);
  };
}

function without(text: string, spans: readonly Span[]): string {
  let clean = '';
  let at = 0;
  for (const [from, to] of spans.toSorted(([a], [b]) => a - b)) {
    // Inside the span before it, or in part: what is left of it goes with that one.
    if (from >= at) clean += text.slice(at, from) + REPLACEMENT;
    at = Math.max(at, to);
  }
  return clean + text.slice(at);
}

/** Finds the runs of a form among the signs of a text, in linear time. */
function finder(form: string, { enough, wholeWord }: Way): (text: string, reading: Reading) => Span[] {
  const run = Math.min(RUN, form.length);
  const least = Math.max(run, Math.min(enough, Math.ceil(form.length / 2)));
  // The first place of each: the signs of a periodic secret stand at many.
  const places = new Map<string, number>();
  for (let at = form.length - run; at >= 0; at -= 1) places.set(form.slice(at, at + run), at);
  return (text, { signs, from, to }) => {
    const spans: Span[] = [];
    for (let at = 0; at + run <= signs.length; at += 1) {
      const place = places.get(signs.slice(at, at + run));
      if (place === undefined) continue;
      let length = run;
      while (place + length < form.length && signs[at + length] === form[place + length]) length += 1;
      if (length < least) continue;
      const span: Span = [from[at] ?? 0, to[at + length - 1] ?? 0];
      spans.push(wholeWord ? wordAround(text, span) : span);
      at += length - 1;
    }
    return spans;
  };
}

const wordEnd = /(?:[\w+/=-]|\\{1,3}\/|%(?:2[bf]|3d))*/iy;

/** With the sign before, which it may share with its neighbour, and all that follows. */
function wordAround(text: string, [from, to]: Span): Span {
  wordEnd.lastIndex = to;
  const rest = wordEnd.exec(text)?.[0] ?? '';
  return [/[-+/\w]/.test(text[from - 1] ?? '') ? from - 1 : from, to + rest.length];
}

/**
 * A cause that quotes no secret and no control characters: who logs an error logs its causes. One that does, itself or in
 * what caused it, is replaced; any other stays the very same.
 */
export function safeCause(cause: unknown, redact: (text: string) => string, depth = 0): unknown {
  if (typeof cause === 'string') return printable(redact(cause));
  if (!(cause instanceof Error) || depth > 4) return cause;
  const inner = safeCause(cause.cause, redact, depth + 1);
  const clean = (text = '') => printable(redact(text), '\n\t');
  const told = `${cause.message}\n${cause.stack ?? ''}`;
  if (clean(told) === told && inner === cause.cause) return cause;
  const copy = new Error(printable(redact(cause.message)), { cause: inner });
  return Object.assign(copy, { name: cause.name, stack: clean(cause.stack) });
}
