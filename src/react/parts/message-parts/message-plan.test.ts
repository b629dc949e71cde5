import { describe, expect, it } from 'vitest';
import type { MessagePart } from '../../../core/index.js';
import { personaMessage, toolCall } from '../../testing/fixture-state.js';
import { planMessage } from './message-plan.js';

const words = 'Let me look. It is late.';
const source = (id: string, more: Partial<Extract<MessagePart, { type: 'source' }>> = {}): MessagePart => ({
  type: 'source',
  id,
  kind: 'url',
  url: `https://${id}.example/`,
  places: [],
  writtenOffset: 0,
  ...more,
});
const call = (id: string, writtenOffset: number, more = {}) =>
  toolCall(0, id, { id, writtenOffset, ...more });
const plan = (calls: Parameters<typeof planMessage>[1], parts: MessagePart[] = [], text = words) =>
  planMessage(personaMessage(0, text, { parts }), calls);

describe('planMessage', () => {
  it('divides the text where the calls stand', () => {
    const { text, inserts } = plan([call('before', 0), call('a', 13), call('b', 13)]);
    expect(text).toEqual({ from: 0, to: 13, until: 13 });
    expect(inserts.map(({ id, calls }) => [id, calls.map((one) => one.id)])).toEqual([['a', ['a', 'b']]]);
    expect(inserts[0]?.text).toEqual({ from: 13, to: Infinity, until: Infinity });
  });

  it('begins the text behind a component with a word', () => {
    const { text, inserts } = plan([call('a', 12)]);
    expect(text).toEqual({ from: 0, to: 12, until: 13 });
    expect(inserts[0]?.text).toMatchObject({ from: 13 });
  });

  it('has no empty texts', () => {
    const file: MessagePart = { type: 'file', id: 'f', url: '', mediaType: 'image/png', writtenOffset: 0 };
    const { text, inserts } = plan([call('end', words.length)], [file]);
    expect(text).toBeNull();
    expect(inserts.map((insert) => insert.text)).toEqual([
      { from: 0, to: words.length, until: Infinity },
      null,
    ]);
    expect(plan([call('end', 99)]).text).toEqual({ from: 0, to: words.length, until: Infinity });
  });

  it('numbers the sources, and guesses no place', () => {
    const { marks } = plan(
      [call('search', 13, { source: 'server' }), call('web', 13)],
      [
        source('a', {
          places: [
            { start: 0, end: 12 },
            { start: 13, end: 24 },
          ],
        }),
        source('b', { writtenOffset: 13 }),
        source('c', { toolCallId: 'web', writtenOffset: 13 }),
        source('d', { toolCallId: 'search', writtenOffset: 13 }),
      ],
    );
    expect(marks.map(({ at, node }) => [at, (node as { props: { number: number } }).props.number])).toEqual([
      [12, 1],
      [13, 4],
      [24, 1],
    ]);
  });
});
