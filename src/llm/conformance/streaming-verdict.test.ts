import { describe, expect, it } from 'vitest';
import { judgeStreaming, type Timeline } from './streaming-verdict.js';

const judge = (timeline: Partial<Timeline>) =>
  judgeStreaming({ chars: 111, chunks: 40, times: [0], endMs: 1000, roundTripMs: 0, ...timeline });
const steps = (from: number, step: number, number = 40) =>
  Array.from({ length: number }, (_, index) => from + index * step);

describe('judgeStreaming', () => {
  it.each<[string, Partial<Timeline>]>([
    ['a short response in one chunk, at once', { chars: 40, chunks: 1, times: [3], endMs: 4 }],
    ['a response in many chunks and one burst, at once', { times: [3], endMs: 4 }],
    ['a long response in many chunks, at once', { chars: 5000, chunks: 900, times: [3, 9], endMs: 12 }],
    ['one burst that is only as late as the network', { times: [420], endMs: 425, roundTripMs: 400 }],
    ['chunks that arrive one by one', { times: steps(200, 20) }],
  ])('accepts %s', (_what, timeline) => {
    expect(judge(timeline)).toBeUndefined();
  });

  it.each<[string, 'held-back' | 'few-chunks', Partial<Timeline>]>([
    ['one burst after a wait', 'held-back', { times: [990] }],
    ['one burst after a short wait', 'held-back', { times: [300], endMs: 300 }],
    ['a few bursts after a wait', 'held-back', { times: [940, 960, 980] }],
    ['one gap between two bursts', 'held-back', { times: [50, 60, 980], endMs: 985 }],
    ['a burst that the network does not explain', 'held-back', { times: [990], roundTripMs: 400 }],
    ['one chunk with everything after a wait', 'few-chunks', { chunks: 1, times: [990] }],
  ])('fails %s', (_what, cause, timeline) => {
    expect(judge(timeline)).toMatchObject({ level: 'fail', cause });
  });

  it.each<[string, 'few-chunks' | 'too-short' | 'slow-start', Partial<Timeline>]>([
    ['one chunk with everything at once', 'few-chunks', { chunks: 1, times: [3], endMs: 4 }],
    ['two chunks that arrive apart', 'few-chunks', { chunks: 2, times: [400, 900] }],
    ['a few characters after a wait', 'too-short', { chars: 12, chunks: 4, times: [990] }],
    ['a slow start, then fast chunks', 'slow-start', { times: steps(930, 1.5), endMs: 1000 }],
  ])('warns about %s', (_what, cause, timeline) => {
    expect(judge(timeline)).toMatchObject({ level: 'warn', cause });
  });

  it('skips a response without text', () => {
    expect(judge({ chunks: 0, chars: 0, times: [] })).toMatchObject({ level: 'skip' });
  });
});
