import { describe, expect, it } from 'vitest';
import { hostileInputs, pieces } from '../../../../bench/linear/hostile-inputs.js';
import { speechExtras } from '../extras/speech-extras.js';
import { markdownProjector } from './markdown-projector.js';

const extras = speechExtras('en');
const projector = markdownProjector({ extras: () => extras });

function project(parts: readonly string[]) {
  let state = projector.initial;
  let spoken = '';
  let written = 0;
  const take = (projected: ReturnType<typeof projector.push>) => {
    ({ state } = projected);
    for (const piece of projected.pieces) {
      spoken += piece.spoken;
      written += piece.written;
    }
  };
  for (const part of parts) take(projector.push(state, part));
  const { pending, held } = state;
  take(projector.end(state));
  return { spoken, written, pending: pending.length, held: held.length };
}

describe('the projection of hostile text', () => {
  it.each([...hostileInputs])('says the same of %s, however it is cut', (_, make) => {
    const text = `So. ${make(4_003)} And the end, https://x.y/z) of it. ${make(300)}`;
    const whole = project([text]);
    expect(whole.written).toBe(text.length);
    for (const size of [7, 1_000]) {
      const cut = project(pieces(text, size));
      expect(cut.spoken).toBe(whole.spoken);
      expect(cut.pending).toBeLessThanOrEqual(17);
      expect(cut.held).toBeLessThanOrEqual(2_000);
    }
  });

  it.each(
    [
      ['`', 'a'],
      ['- - -', 'a'],
      ['- ', ''],
      ['` ', ''],
      ['~~a~~ ', ''],
      ['[a](', ''],
      ['| - ', ''],
      ['<a b="', ''],
      ['$=', ''],
      ['http://x/', ')))'],
      ['*_', ''],
    ].map(([unit = '', end = '']) => [unit, unit.repeat(100_000 / unit.length) + end] as const),
  )('takes 100 kB of %j in one piece and in many', (_, text) => {
    const started = performance.now();
    project([text]);
    project(pieces(text, 7));
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it.each([')', '(', ']', '.', '.)', '()'])(
    'leaves out an address with 40,000 of %j, and goes on',
    (sign) => {
      const text = `See http://a.b/${sign.repeat(40_000 / sign.length)} and go.`;
      expect(project([text]).spoken).toBe('See and go.');
      expect(project(pieces(text, 7)).spoken).toBe('See and go.');
    },
  );
});
