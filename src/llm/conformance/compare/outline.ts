import { bearsContent, errorOf, finishOf, isKeepAlive, textOf, type Answer } from '../answer.js';
import { describeValue } from '../endpoint-spec.js';
import { bodyText, mediaType } from '../exchange.js';
import { isCumulative } from '../cumulative.js';
import { spokenMarks } from '../spoken-marks.js';
import { chunkGroups, type ChunkGroup } from './chunk-groups.js';

/** Everything about a response that the comparison looks at. */
export interface Outline {
  readonly request: string;
  /** 0 if there was no response. */
  readonly status: number;
  /** Why the response is missing or incomplete. */
  readonly failure: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly mediaType: string;
  readonly framing: Framing;
  readonly chunks: readonly ChunkGroup[];
  readonly ids: number;
  /** The value of `object` in the chunks; `null` if it is absent or varies. */
  readonly object: string | null;
  readonly role: string | null;
  readonly finish: string | null;
  /** Whether the stream ends with `[DONE]`. */
  readonly terminated: boolean;
  /** Events and lines after `[DONE]`. */
  readonly afterEnd: number;
  readonly error: string | null;
  readonly text: string;
  /** Whether each delta repeats the text so far. */
  readonly cumulative: boolean;
  /** Marks in the text that a persona would read aloud by mistake. */
  readonly marks: readonly string[];
  /** The start of a body that is not a stream. */
  readonly body: string | null;
  /** In ms since the request; `null` for a recording. */
  readonly timing: {
    readonly headers: number;
    readonly firstText: number | null;
    readonly end: number;
  } | null;
}

export interface Framing {
  readonly form: 'sse' | 'json-array' | 'none';
  readonly lineEnd: string;
  /** The names in `event:` lines. */
  readonly eventNames: readonly string[];
  readonly events: number;
  readonly comments: number;
  /** `data:` lines that only keep the connection alive. */
  readonly keepAlives: number;
  /** Lines that are not fields of an event stream. */
  readonly strays: number;
  /** Events whose data is neither JSON nor `[DONE]`. */
  readonly unreadable: number;
  /** Whether an empty line ends the last event. */
  readonly closed: boolean;
}

const EXCERPT = 300;
const MOST_GROUPS = 1000;
const LAST_GROUPS = 20;

export function outlineOf(answer: Answer, isLive: boolean): Outline {
  const { exchange, chunks, afterEnd } = answer;
  const framing = framingOf(answer);
  const whole = textOf(answer);
  const error = errorOf(answer);
  return {
    request: exchange.request,
    status: exchange.status,
    failure: exchange.failure?.message ?? null,
    headers: Object.fromEntries([...exchange.headers].filter(([name]) => name !== 'set-cookie')),
    mediaType: mediaType(exchange),
    framing,
    chunks: shortened(chunkGroups(chunks)),
    ids: new Set(chunks.map(({ id }) => id).filter(isText)).size,
    object: onlyObject(answer),
    role: chunks.map(({ role }) => role).find(isText) ?? null,
    finish: finishText(finishOf(answer)),
    terminated: answer.terminated,
    afterEnd: afterEnd.events.length + afterEnd.strays.length,
    error: error === undefined ? null : describeValue(error),
    text: excerpt(whole),
    cumulative: isCumulative(chunks.map(({ text }) => text).filter(Boolean)),
    marks: spokenMarks(whole)
      .filter(({ kind }) => kind !== 'thought')
      .map(({ text }) => text),
    body: chunks.length === 0 ? excerpt(bodyText(exchange)) : null,
    timing: isLive ? timingOf(answer) : null,
  };
}

function framingOf({ exchange, raw, chunks, terminated }: Answer): Framing {
  const isEmpty = raw.events.length === 0;
  const keepAlives = raw.events.filter((event) => isKeepAlive(event)).length;
  const readable = chunks.length + keepAlives + (terminated ? 1 : 0);
  const before = terminated
    ? raw.events.findIndex(({ data }) => data.trim() === '[DONE]') + 1
    : raw.events.length;
  return {
    form: isEmpty ? 'none' : raw.form,
    lineEnd: isEmpty ? 'none' : lineEnd(bodyText(exchange)),
    eventNames: [...new Set(raw.events.flatMap(({ event }) => event ?? []))].slice(0, 10),
    events: raw.events.length,
    comments: raw.comments,
    keepAlives,
    strays: raw.strays.length,
    unreadable: Math.max(0, before - readable),
    closed: raw.closed,
  };
}

function lineEnd(body: string): string {
  const crlf = body.match(/\r\n/g)?.length ?? 0;
  const lf = (body.match(/\n/g)?.length ?? 0) - crlf;
  const cr = (body.match(/\r/g)?.length ?? 0) - crlf;
  const used = [crlf > 0 && 'CRLF', lf > 0 && 'LF', cr > 0 && 'CR'].filter((name) => name !== false);
  return used.join(' and ') || 'none';
}

function onlyObject({ chunks }: Answer): string | null {
  const values = chunks.map(({ value }) => (value as { object?: unknown } | null)?.object).filter(isText);
  const [first] = values;
  return first !== undefined && values.every((value) => value === first) ? first : null;
}

function timingOf({ exchange, chunks }: Answer): Outline['timing'] {
  const first = chunks.find(bearsContent)?.at;
  return {
    headers: Math.round(exchange.headersAt),
    firstText: first === undefined ? null : Math.round(first),
    end: Math.round(exchange.endAt),
  };
}

/** Shortens a long list of groups, but keeps the last ones, because the end of a response matters too. */
const shortened = (groups: ChunkGroup[]) =>
  groups.length <= MOST_GROUPS
    ? groups
    : [...groups.slice(0, MOST_GROUPS - LAST_GROUPS), ...groups.slice(-LAST_GROUPS)];

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const finishText = (finish: unknown) =>
  finish === undefined ? null : typeof finish === 'string' ? finish : describeValue(finish);
const excerpt = (text: string) => (text.length > EXCERPT ? `${text.slice(0, EXCERPT)}…` : text);
