import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { UserStreams } from './user-streams.js';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const request = new Request('https://app.example/');
const refused = expect.objectContaining({ status: 429, code: 'too-many-streams' });
const streams = (total: number, perUser = Infinity) =>
  new UserStreams({ total, perUser, maxAnswerMs: 60_000, userKey: () => 'ann' });

it('counts what runs, and releases a slot once', async () => {
  const all = streams(2);
  const first = await all.take(request);
  await all.take(request);
  await expect(all.take(request)).rejects.toEqual(refused);
  first.release();
  first.release();
  expect(all.running).toBe(1);
  await all.take(request);
  await expect(all.take(request)).rejects.toEqual(refused);
});

it('takes back a slot that was never released, after the time limit of an answer', async () => {
  const all = streams(Infinity, 1);
  const lost = await all.take(request);
  vi.advanceTimersByTime(60_000);
  await expect(all.take(request)).rejects.toEqual(refused);
  vi.advanceTimersByTime(10_001);
  expect(all.running).toBe(0);
  await all.take(request);
  // The first answer ends after all. The second one keeps its slot.
  lost.release();
  expect(all.running).toBe(1);
  await expect(all.take(request)).rejects.toEqual(refused);
});
