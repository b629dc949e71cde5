import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latencyExcess } from './latency-budget.js';
import { responseTimeMs, turnSteps } from './turn-steps.js';
import { noMarks, type TurnTimeline } from './turn-timeline.js';

const zero = Date.UTC(2026, 0, 1, 12);
const at = (ms: number) => zero + ms;

const turn = (marks: Partial<TurnTimeline>): TurnTimeline => ({
  ...noMarks,
  id: 'a',
  turnId: 'a',
  source: 'speech',
  startedAt: zero,
  endedAt: null,
  outcome: null,
  ...marks,
});

const spoken = turn({
  speechEndedAt: at(0),
  inputAt: at(300),
  startedAt: at(350),
  requestedAt: at(350),
  firstThoughtAt: at(900),
  firstTextAt: at(2000),
  firstTalkAt: at(2050),
  firstWordAt: at(2700),
  lastWordAt: at(6000),
  endedAt: at(6400),
  outcome: 'completed',
});

const told = (timeline: TurnTimeline) =>
  turnSteps(timeline).map(({ name, startedAt, endedAt }) => [
    name,
    startedAt - zero,
    endedAt === null ? null : endedAt - zero,
  ]);

describe('the steps of a turn', () => {
  it('go from the end of the user’s speech to the last word', () => {
    expect(told(spoken)).toEqual([
      ['transcription', 0, 300],
      ['queue', 300, 350],
      ['model', 350, 900],
      ['reasoning', 900, 2000],
      ['text', 2000, 2050],
      ['speech', 2050, 2700],
      ['speaking', 2700, 6000],
    ]);
  });

  it('of a turn that runs: the last has no end yet', () => {
    expect(told(turn({ inputAt: at(0), requestedAt: at(0) }))).toEqual([['model', 0, null]]);
  });

  it('of a turn that came to nothing: the last ends with the turn', () => {
    const failed = turn({ inputAt: at(0), requestedAt: at(0), endedAt: at(800), outcome: 'failed' });
    expect(told(failed)).toEqual([['model', 0, 800]]);
  });

  it('where Anam asks the model, its text is known only as it is spoken', () => {
    const timeline = turn({
      inputAt: at(0),
      firstTextAt: at(900),
      firstWordAt: at(900),
      lastWordAt: at(2000),
      endedAt: at(2000),
    });
    expect(told(timeline)).toEqual([
      ['model', 0, 900],
      ['speaking', 900, 2000],
    ]);
  });

  it('follow each other without gaps for any timestamps', () => {
    const mark = fc.option(fc.integer({ min: zero, max: zero + 5000 }));
    const marks = fc.record({
      speechEndedAt: mark,
      inputAt: mark,
      requestedAt: mark,
      firstThoughtAt: mark,
      firstTextAt: mark,
      firstTalkAt: mark,
      firstWordAt: mark,
      lastWordAt: mark,
      endedAt: mark,
    });
    fc.assert(
      fc.property(marks, (some) => {
        const steps = turnSteps(turn(some));
        const ends = steps.map(({ endedAt }) => endedAt);
        expect(ends.slice(0, -1)).toEqual(steps.slice(1).map(({ startedAt }) => startedAt));
        expect(steps.every((step) => step.endedAt === null || step.endedAt > step.startedAt)).toBe(true);
      }),
    );
  });
});

describe('the time to the first word', () => {
  it('counts from the end of the user’s speech, or from the question', () => {
    expect(responseTimeMs(spoken)).toBe(2700);
    expect(responseTimeMs(turn({ inputAt: at(100), firstWordAt: at(700) }))).toBe(600);
    expect(responseTimeMs(turn({ firstWordAt: at(700) }))).toBe(700);
    expect(responseTimeMs(turn({}))).toBeNull();
  });
});

describe('a latency budget', () => {
  const now = at(10_000);

  it('returns only what took longer', () => {
    expect(latencyExcess(spoken, { modelMs: 500, speechMs: 700, responseMs: 2500 }, now)).toEqual([
      { name: 'model', tookMs: 550, budgetMs: 500 },
      { name: 'response', tookMs: 2700, budgetMs: 2500 },
    ]);
    expect(latencyExcess(spoken, {}, now)).toEqual([]);
    expect(latencyExcess(spoken, { modelMs: 550 }, now)).toEqual([]);
  });

  it('reports a running wait that is over budget', () => {
    const waiting = turn({ inputAt: at(0), requestedAt: at(0) });
    expect(latencyExcess(waiting, { responseMs: 3000 }, at(3000))).toEqual([]);
    expect(latencyExcess(waiting, { responseMs: 3000, modelMs: 2000 }, at(3001))).toEqual([
      { name: 'model', tookMs: 3001, budgetMs: 2000 },
      { name: 'response', tookMs: 3001, budgetMs: 3000 },
    ]);
  });

  it('ignores the wait of a turn that ended without a word', () => {
    const failed = turn({ inputAt: at(0), requestedAt: at(0), endedAt: at(800), outcome: 'failed' });
    expect(latencyExcess(failed, { responseMs: 100 }, now)).toEqual([]);
  });
});
