import { expect, it } from 'vitest';
import { judgeLink, LINK_POLL_MS, type LinkMemory } from './link-judge.js';
import type { LinkReading } from './link-reading.js';

/** Plays a series of readings, each of which differs from the previous one by `step`. */
function play(
  steps: readonly Partial<Record<'frames' | 'audio' | 'lost' | 'ms' | 'roundTripMs', number>>[],
  ice = 'connected',
) {
  let reading: LinkReading = {
    at: 0,
    ice,
    frames: 100,
    audioPackets: 100,
    packets: 1000,
    lost: 0,
    roundTripMs: 20,
  };
  let memory: LinkMemory = judgeLink(null, reading);
  const told = [{ at: 0, link: memory.link, quality: memory.quality }];
  for (const { frames = 10, audio = 20, lost = 0, ms = LINK_POLL_MS, roundTripMs = 20 } of steps) {
    reading = {
      at: reading.at + ms,
      ice,
      frames: reading.frames + frames,
      audioPackets: reading.audioPackets + audio,
      packets: reading.packets + 2 * frames + audio,
      lost: reading.lost + lost,
      roundTripMs,
    };
    memory = judgeLink(memory, reading);
    told.push({ at: reading.at, link: memory.link, quality: memory.quality });
  }
  return told;
}

const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);
const last = <T>(items: readonly T[]): T => items.at(-1) as T;

it('frames that arrive flow, in good quality', () => {
  expect(last(play(times(10, {})))).toMatchObject({ link: 'flowing', quality: 'good' });
});

it('detects a frozen picture within two seconds while the voice continues', () => {
  const told = play([...times(3, {}), ...times(6, { frames: 0 })]);
  const stalled = told.find(({ link }) => link === 'stalled');
  // The last frame arrived with the third reading.
  expect((stalled?.at ?? Infinity) - 3 * LINK_POLL_MS).toBeLessThanOrEqual(2_000);
});

it('nothing at all is down, and lost', () => {
  expect(last(play(times(6, { frames: 0, audio: 0 })))).toMatchObject({ link: 'down', quality: 'lost' });
});

it('flows again with the first frame', () => {
  const told = play([...times(6, { frames: 0, audio: 0 }), {}]);
  expect(last(told)).toMatchObject({ link: 'flowing', quality: 'good' });
});

it.each(['disconnected', 'failed', 'closed'])('ICE %s is down at once', (ice) => {
  expect(last(play([{}], ice)).link).toBe('down');
});

it('a page that was asleep for a minute has no stalled picture', () => {
  const told = play([...times(4, {}), { frames: 0, audio: 0, ms: 60_000 }, { frames: 0, audio: 0 }]);
  expect(told.map(({ link }) => link)).not.toContain('stalled');
  expect(told.map(({ link }) => link)).not.toContain('down');
});

it('a session without a picture is not judged by it', () => {
  const reading = {
    at: 0,
    ice: 'connected',
    frames: 0,
    audioPackets: 10,
    packets: 10,
    lost: 0,
    roundTripMs: null,
  };
  const later = { ...reading, at: 10_000 };
  const before = { ...later, at: 9_800, audioPackets: 500 };
  const memory = judgeLink(judgeLink(null, reading), before);
  expect(judgeLink(memory, { ...later, audioPackets: 510 }).link).toBe('flowing');
});

it('a session without any media is down after a while', () => {
  const nothing = {
    at: 0,
    ice: 'connected',
    frames: 0,
    audioPackets: 0,
    packets: 0,
    lost: 0,
    roundTripMs: null,
  };
  let memory = judgeLink(null, nothing);
  const links: string[] = [];
  for (let at = 400; at <= 6_000; at += 400) {
    memory = judgeLink(memory, { ...nothing, at });
    links.push(memory.link);
  }
  expect(links.slice(0, 12)).not.toContain('down');
  expect(links.at(-1)).toBe('down');
});

it('loss and a long way are poor, once they last', () => {
  expect(last(play([...times(4, {}), { lost: 3 }])).quality).toBe('good');
  expect(last(play(times(12, { lost: 10 }))).quality).toBe('poor');
  expect(last(play([...times(4, {}), ...times(4, { roundTripMs: 900 })])).quality).toBe('poor');
  expect(last(play([...times(12, { lost: 10 }), ...times(20, {})])).quality).toBe('good');
});
