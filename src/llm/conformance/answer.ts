import { parseJson } from '../json.js';
import type { ChunkReading, EndpointSpec } from './endpoint-spec.js';
import type { Exchange } from './exchange.js';
import { readRawBody, type RawBody, type RawEvent } from './raw-body.js';

export interface Chunk extends ChunkReading {
  readonly value: unknown;
  /** When it was complete, in ms since the request. */
  readonly at: number;
}

/** A streamed answer, read from its bytes. */
export interface Answer {
  readonly exchange: Exchange;
  readonly raw: RawBody;
  readonly chunks: readonly Chunk[];
  readonly terminated: boolean;
}

export function readAnswer(exchange: Exchange, spec: EndpointSpec): Answer {
  const raw = readRawBody(exchange.body);
  const arrivalOf = arrivalsInOrder(exchange);
  const chunks = raw.events.flatMap((event) => {
    const at = arrivalOf(event.end);
    const value = jsonOf(event);
    return value === undefined ? [] : [{ ...spec.read(value), value, at }];
  });
  return { exchange, raw, chunks, terminated: raw.events.some(isTerminator) };
}

export const isTerminator = ({ data }: RawEvent): boolean => data.trim() === '[DONE]';

/** Some servers keep a connection alive with data instead of comments. */
export const isKeepAlive = ({ data }: RawEvent): boolean => /^\s*(:.*|keep-?alive|ping)?\s*$/i.test(data);

function jsonOf(event: RawEvent): unknown {
  // What is not JSON takes JavaScript long to find out, and there may be thousands of keep-alives.
  const value = isKeepAlive(event) ? undefined : parseJson(event.data);
  return event.event === 'error' && value === undefined ? { error: event.data } : value;
}

/** When so many bytes were there; asked in their order, so that no read is looked at twice. */
function arrivalsInOrder({ reads, endAt }: Exchange): (end: number) => number {
  let next = 0;
  return (end) => {
    while (next < reads.length && (reads[next]?.total ?? 0) < end) next += 1;
    return reads[next]?.at ?? endAt;
  };
}

export const textOf = ({ chunks }: Answer): string => chunks.map(({ text }) => text).join('');
export const reasoningOf = ({ chunks }: Answer): string => chunks.map(({ reasoning }) => reasoning).join('');
export const finishOf = ({ chunks }: Answer): unknown =>
  chunks.filter(({ finish }) => finish !== undefined).at(-1)?.finish;
export const errorOf = ({ chunks }: Answer): unknown =>
  chunks.find(({ error }) => error !== undefined)?.error;

/** Whether a chunk contains part of the answer: text, reasoning or a tool call. */
export const bearsContent = ({ text, reasoning, toolCalls }: Chunk): boolean =>
  text !== '' || reasoning !== '' || toolCalls.length > 0;
