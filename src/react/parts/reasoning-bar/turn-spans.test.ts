import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { thought, timeline } from '../../testing/fixture-state.js';
import { spanTotals, turnSpans } from './turn-spans.js';

const noon = timeline(0).startedAt;
const thoughtOf = (start: number, end: number | null) =>
  thought(0, 'Hm.', {
    id: `${start}`,
    startedAt: noon + start,
    status: end === null ? 'streaming' : 'done',
    endedAt: end === null ? null : noon + end,
  });

describe('turnSpans', () => {
  it('cuts a turn into waiting, thinking, preparing and speaking', () => {
    expect(turnSpans(timeline(0), [thoughtOf(300, 2400)], noon)).toEqual([
      { kind: 'waiting', start: 0, end: 300 },
      { kind: 'thinking', start: 300, end: 2400 },
      { kind: 'preparing', start: 2400, end: 3000 },
      { kind: 'speaking', start: 3000, end: 7600 },
    ]);
  });

  it('ends running spans now', () => {
    const running = timeline(0, {
      firstTextAt: null,
      firstWordAt: null,
      lastWordAt: null,
      endedAt: null,
      outcome: null,
    });
    expect(turnSpans(running, [thoughtOf(300, null)], noon + 5000)).toEqual([
      { kind: 'waiting', start: 0, end: 300 },
      { kind: 'thinking', start: 300, end: 5000 },
    ]);
  });

  it('counts a pause between two thoughts as waiting, and overlapping ones once', () => {
    const spans = turnSpans(timeline(0), [thoughtOf(0, 500), thoughtOf(900, 1400), thoughtOf(1000, 1200)], 0);
    expect(spanTotals(spans)).toEqual([
      ['thinking', 1000],
      ['waiting', 1400],
      ['preparing', 600],
      ['speaking', 4600],
    ]);
  });

  it('begins with a thought that came before the turn, as one of the service can', () => {
    expect(turnSpans(timeline(0), [thoughtOf(-200, 100)], 0)[0]).toEqual({
      kind: 'thinking',
      start: 0,
      end: 300,
    });
  });

  it('leaves no gap and no overlap, for any marks', () => {
    const moment = fc.integer({ min: 0, max: 9000 });
    const mark = fc.option(moment);
    fc.assert(
      fc.property(
        mark,
        mark,
        mark,
        mark,
        fc.array(fc.tuple(moment, mark)),
        (text, word, last, end, pairs) => {
          const at = (ms: number | null) => (ms === null ? null : noon + ms);
          const marks = {
            firstTextAt: at(text),
            firstWordAt: at(word),
            lastWordAt: at(last),
            endedAt: at(end),
          };
          const spans = turnSpans(
            timeline(0, marks),
            pairs.map(([from, to]) => thoughtOf(from, to)),
            noon + 9001,
          );
          let until = 0;
          for (const span of spans) {
            expect(span.start).toBe(until);
            expect(span.end).toBeGreaterThan(span.start);
            until = span.end;
          }
        },
      ),
    );
  });
});
