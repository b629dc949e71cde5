import { bytesOf, chunk, done, text } from '../../testing/sse.js';
import { greetingText } from '../prompts.js';
import { KEY, type Asked, type Reply } from './replay-server.js';

export const sse = { 'content-type': 'text/event-stream' };
export const json = { 'content-type': 'application/json' };

export const refusal = (status: number, message: string): Reply => ({
  status,
  headers: json,
  pieces: [JSON.stringify({ error: { message } })],
});

/** Rejects what a correct endpoint rejects. All other requests get the given reply. */
export const guarded =
  (answer: (asked: Asked) => Reply): ((asked: Asked) => Reply) =>
  (asked) => {
    if (asked.key !== KEY) return refusal(401, 'wrong key');
    if (!asked.body) return refusal(400, 'not JSON');
    if (`${asked.url} ${JSON.stringify(asked.body['model'])}`.includes('no-such-model'))
      return refusal(404, 'no such model');
    return answer(asked);
  };

const numbers = Array.from({ length: 40 }, (_, index) => `${index > 0 ? ' ' : ''}${index + 1}`);

/** The words that a correct model writes. */
export function wordsFor({ body }: Asked): string[] {
  if (JSON.stringify(body).includes('Reply exactly')) return greetingText.split(/(?= )/);
  const limit = Number(body?.['max_tokens'] ?? Infinity);
  return numbers.slice(0, limit);
}

const call = (delta: object) => chunk({ tool_calls: [{ index: 0, ...delta }] });
const ping = [
  call({ id: 'call_1', type: 'function', function: { name: 'ping', arguments: '' } }),
  call({ function: { arguments: '{"word":"hello"}' } }),
];

/** The events that OpenAI would send. */
export function goodPieces(asked: Asked): string[] {
  const words = wordsFor(asked);
  const usage = asked.body?.['stream_options']
    ? [chunk({}, null, { choices: [], usage: { total_tokens: 3 } })]
    : [];
  const isCall = asked.body?.['tools'] !== undefined;
  const reason = isCall ? 'tool_calls' : Number(asked.body?.['max_tokens']) < 40 ? 'length' : 'stop';
  const id = { id: `chatcmpl-${(ids += 1)}` };
  const said = isCall ? ping : words.map((word) => text(word));
  return [chunk({ role: 'assistant', content: '' }), ...said, chunk({}, reason), ...usage, done].map(
    (piece) => piece.replace('"id":"chatcmpl-1"', JSON.stringify(id).slice(1, -1)),
  );
}
let ids = 1;

export const good = (asked: Asked): Reply => ({ headers: sse, pieces: goodPieces(asked) });

/** Changes the pieces of a correct reply. */
export const spoiled =
  (
    change: (pieces: string[], asked: Asked) => readonly (string | Uint8Array)[],
    headers: Record<string, string> = sse,
  ) =>
  (asked: Asked): Reply => ({ headers, pieces: change(goodPieces(asked), asked) });

export const latin1 = (piece: string): Uint8Array =>
  Uint8Array.from(piece, (char) => char.codePointAt(0) ?? 0);

/** A recorded body in at most `count` pieces, split between events. */
export function piecesOfRecording(body: string, count = 8): Uint8Array[] {
  const events = body.split(/(?<=\r?\n\r?\n)/);
  const size = Math.ceil(events.length / count);
  return Array.from({ length: Math.ceil(events.length / size) }, (_, index) =>
    bytesOf(events.slice(index * size, (index + 1) * size).join('')),
  );
}
