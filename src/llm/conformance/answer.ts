import { parseJson } from '../json.js';
import type { ChunkReading, EndpointSpec } from './endpoint-spec.js';
import type { Exchange } from './exchange.js';
import { readRawBody, type RawBody, type RawEvent } from './raw-body.js';

export interface Chunk extends ChunkReading {
  readonly value: unknown;
  /** When it was complete, in ms since the request. */
  readonly at: number;
}

/** A streamed response, read from its bytes. */
export interface Answer {
  readonly exchange: Exchange;
  readonly raw: RawBody;
  /** The chunks before `[DONE]`. */
  readonly chunks: readonly Chunk[];
  readonly terminated: boolean;
  /** What follows the first `[DONE]`. Readers stop there and never see it. */
  readonly afterEnd: AfterEnd;
}

export interface AfterEnd {
  readonly events: readonly RawEvent[];
  /** The same events, without those that are not JSON. */
  readonly chunks: readonly Chunk[];
  /** Lines that are not part of an event stream. */
  readonly strays: readonly string[];
}

export function readAnswer(exchange: Exchange, spec: EndpointSpec): Answer {
  const raw = readRawBody(exchange.body);
  const arrivalOf = arrivalsInOrder(exchange);
  const read = (event: RawEvent): Chunk[] => {
    const at = arrivalOf(event.end);
    const value = jsonOf(event);
    return value === undefined ? [] : [{ ...spec.read(value), value, at }];
  };
  const terminator = raw.events.findIndex(isTerminator);
  const terminated = terminator >= 0;
  const chunks = (terminated ? raw.events.slice(0, terminator) : raw.events).flatMap(read);
  const late = terminated ? raw.events.slice(terminator + 1).filter((event) => !isKeepAlive(event)) : [];
  const endLine = raw.events[terminator]?.line ?? Infinity;
  const strays = raw.strays.filter(({ line }) => line > endLine).map(({ text }) => text);
  return {
    exchange,
    raw,
    chunks,
    terminated,
    afterEnd: { events: late, chunks: late.flatMap(read), strays },
  };
}

export const isTerminator = ({ data }: RawEvent): boolean => data.trim() === '[DONE]';

/** Whether an event only keeps the connection alive. Some servers send such data instead of comments. */
export const isKeepAlive = ({ data }: RawEvent): boolean => /^(?::.*|keep-?alive|ping)?$/i.test(data.trim());

function jsonOf(event: RawEvent): unknown {
  // A failing `JSON.parse` is slow, and a body may contain thousands of keep-alives.
  const value = isKeepAlive(event) ? undefined : parseJson(event.data);
  return event.event === 'error' && value === undefined ? { error: event.data } : value;
}

/**
 * Returns the time by which the given number of bytes had arrived. Call it with increasing numbers, so that each read
 * is examined once.
 */
function arrivalsInOrder({ reads, endAt }: Exchange): (end: number) => number {
  let next = 0;
  return (end) => {
    while (next < reads.length && (reads[next]?.total ?? 0) < end) next += 1;
    return reads[next]?.at ?? endAt;
  };
}

export const textOf = ({ chunks }: Pick<Answer, 'chunks'>): string => chunks.map(({ text }) => text).join('');
export const reasoningOf = ({ chunks }: Answer): string => chunks.map(({ reasoning }) => reasoning).join('');
export const finishOf = ({ chunks }: Answer): unknown =>
  chunks.filter(({ finish }) => finish !== undefined).at(-1)?.finish;
export const errorOf = ({ chunks }: Answer): unknown =>
  chunks.find(({ error }) => error !== undefined)?.error;

/** Whether a chunk contains part of the response: text, reasoning or a tool call. */
export const bearsContent = ({ text, reasoning, toolCalls }: Chunk): boolean =>
  text !== '' || reasoning !== '' || toolCalls.length > 0;
