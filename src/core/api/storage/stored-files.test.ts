import { describe, expect, it } from 'vitest';
import { logFrom, logItems } from '../../machine/logs/grouped-log.js';
import type { PersonaMessage, UserMessage } from '../../machine/logs/message.js';
import { MOST_STORED, storedMessages } from './stored-files.js';

const asked = (turn: number, ...urls: string[]): UserMessage => ({
  role: 'user',
  id: `u${turn}`,
  turnId: `t${turn}`,
  turnIndex: turn,
  createdAt: 0,
  text: 'Look.',
  files: urls.map((url) => ({ type: 'image', url })),
  source: 'text',
});
const drawn = (turn: number, url: string): PersonaMessage => ({
  role: 'persona',
  id: `p${turn}`,
  turnId: `t${turn}`,
  turnIndex: turn,
  createdAt: 0,
  written: '',
  heard: '',
  parts: [{ type: 'file', id: `f${turn}`, url, mediaType: 'image/png', writtenOffset: 0 }],
  withdrawn: [],
  endpointIds: [],
  finishReason: null,
  status: 'done',
  interrupted: false,
  endedAt: 1,
});
const image = (length: number) => `data:${'x'.repeat(length - 5)}`;
const lengths = (log: ReturnType<typeof storedMessages>) =>
  logItems(log).map((message) =>
    message.role === 'user'
      ? message.files.map(({ url }) => url.length)
      : message.parts.map((part) => (part.type === 'file' ? part.url.length : -1)),
  );

describe('files in a saved conversation', () => {
  it('are saved as they are while they fit, the same log', () => {
    const log = logFrom([asked(0, image(MOST_STORED)), asked(1, 'https://a.example/b.png')]);
    expect(storedMessages(log)).toBe(log);
  });

  it('have no content when they do not fit, and their message stays', () => {
    const half = MOST_STORED / 2;
    const log = logFrom([asked(0, image(half), image(half + 1)), drawn(1, image(half)), drawn(2, image(5))]);
    expect(lengths(storedMessages(log))).toEqual([[half, 0], [half], [0]]);
  });

  it('count over all groups of a long conversation', () => {
    const log = logFrom(Array.from({ length: 100 }, (_, turn) => asked(turn, image(100_000))));
    const saved = lengths(storedMessages(log)).flat();
    expect(saved.reduce((sum, length) => sum + length, 0)).toBe(MOST_STORED);
    expect(saved.slice(0, 40).every((length) => length > 0)).toBe(true);
  });
});
