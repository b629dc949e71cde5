import fc from 'fast-check';
import { expect, it } from 'vitest';
import { WholeEvents } from './whole-events.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (piece: Uint8Array) => new TextDecoder().decode(piece);

function cut(pieces: readonly string[]): string[] {
  const events = new WholeEvents();
  return [...pieces.flatMap((piece) => events.push(bytes(piece))), ...events.end()].map(text);
}

/** The events as the package (6.49.0, `findDoubleNewlineIndex`) splits them. */
const byPackage = (body: string): string[] =>
  Array.from(body.matchAll(/[^]*?(?:\n\n|\r\r|\r\n\r\n|$)/g), ([event]) => event).filter((event) =>
    /[^\r\n]/.test(event),
  );

it('cuts a body where the openai package does, however it comes', () => {
  const piece = fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\r\n', 'é'), maxLength: 12 });
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      expect(cut(pieces)).toEqual(byPackage(pieces.join('')));
    }),
    { numRuns: 1000 },
  );
});

it('joins an event that comes byte by byte once', () => {
  const body = `data: ${'x'.repeat(500)}\n\ndata: y\n\n`;
  expect(cut(Array.from(body))).toEqual([`data: ${'x'.repeat(500)}\n\n`, 'data: y\n\n']);
});
