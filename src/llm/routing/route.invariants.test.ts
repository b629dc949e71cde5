import { expect, it } from 'vitest';
import type { LlmPart } from '../llm-adapter.js';
import { tick } from '../testing/collect.js';
import { seeded } from '../testing/sse.js';
import { fault, makeRouter, said, stop, type Asked } from './testing/route-harness.js';

const codes = [
  'llm-failed',
  'llm-rate-limited',
  'llm-invalid-request',
  'llm-unauthorized',
  'llm-empty',
] as const;

/** Performs one random action of an endpoint. Its text contains the number of the request. */
function act(asked: Asked, number: number, random: () => number): void {
  const dice = random();
  const code = codes[Math.floor(random() * codes.length)] ?? 'llm-failed';
  if (dice < 0.4) asked.send(said(`${number} `));
  else if (dice < 0.5) asked.send(said(''));
  else if (dice < 0.7) asked.send(stop);
  else if (dice < 0.8) asked.send(said(`${number} `), fault(code));
  else if (dice < 0.98 || code !== 'llm-unauthorized')
    asked.send(fault(code, { retryAfterMs: random() * 9000 }));
}

const textOf = (parts: readonly LlmPart[]) => parts.map((part) => ('text' in part ? part.text : '')).join('');

/** Runs requests, probes and aborts in any order, and checks the invariants. */
async function expectRun(seed: number): Promise<void> {
  const random = seeded(seed);
  const { llm, clock, a, b, c, ask } = makeRouter(3, { hedge: random() < 0.5 });
  const all = () => [a, b, c].flatMap(({ asked }) => asked);
  const numbers = new Map<Asked, number>();
  const turns: ReturnType<typeof ask>[] = [];
  for (let step = 0; step < 40; step += 1) {
    const dice = random();
    const asked = all();
    const running = turns.filter(({ collected }) => !collected.ended);
    if (dice < 0.2 && running.length < 3) turns.push(ask());
    else if (dice < 0.25) void llm.probe();
    else if (dice < 0.3) running.at(-1)?.controller.abort();
    else if (dice < 0.55) clock.advance(random() * 4000);
    else if (asked.length > 0) {
      const one = asked[Math.floor(random() * asked.length)] as Asked;
      if (!numbers.has(one)) numbers.set(one, numbers.size);
      act(one, numbers.get(one) ?? 0, random);
    }
    if (random() < 0.7) await tick();
  }
  for (const { controller } of turns) controller.abort();
  await tick();
  for (const { collected } of turns) {
    expect(collected.ended).toBe(true);
    // All parts of an answer are from one request.
    expect(new Set(textOf(collected.parts).split(' ').filter(Boolean)).size).toBeLessThanOrEqual(1);
  }
  // At most one probe runs, and the next request cancels it.
  const last = ask();
  last.controller.abort();
  await last.settled;
  expect(await Promise.race([llm.probe(AbortSignal.abort()), tick().then(() => 'hangs')])).not.toBe('hangs');
  expect(clock.pending).toBe(0);
  expect(llm.getState().endpoints.map(({ status }) => status)).not.toContain('half-open');
}

it('leaves no timer, request or mixed answer behind, for any order of events', async () => {
  for (let seed = 1; seed <= 300; seed += 1) await expectRun(seed);
});
