// S7: clear, restore, a given conversation, start, end, setMode and destroy in any order, at any await, with models,
// tools, approvals, hooks that throw, and two personas.
import fc from 'fast-check';
import { beforeEach, expect, it, vi } from 'vitest';
import { actions, type Action } from '../testing/any-order-actions.js';
import { earlier, Walk, type WalkSettings } from '../testing/any-order-walk.js';
import { settle } from '../testing/settle.js';

// An `onError` that throws is only logged.
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));

const idsOfEarlier = new Set(earlier.messages.map(({ id }) => id));

/** Expects each message once, in the order of the turns, and only the running turn's answer to grow. */
function expectWellOrdered({ h, shown, mayShowEarlier }: Walk): void {
  const { messages } = shown;
  expect(new Set(messages.map(({ id }) => id)).size).toBe(messages.length);
  const places = messages.map(({ role, turnIndex }) => turnIndex * 2 + (role === 'user' ? 0 : 1));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  if (!mayShowEarlier) expect(messages.filter(({ id }) => idsOfEarlier.has(id))).toEqual([]);
  const { turn } = h.state;
  const running = turn.status === 'thinking' || turn.status === 'speaking' ? turn.turnId : null;
  const growing = messages.filter((message) => message.role === 'persona' && message.status === 'streaming');
  expect(growing.filter(({ turnId }) => turnId !== running)).toEqual([]);
}

function expectAtMostOneSession({ h, devices }: Walk): void {
  const live = h.clients.filter(({ stopped }) => stopped === 0);
  expect(live.length).toBeLessThanOrEqual(1);
  expect(devices.filter(({ closed }) => !closed).length).toBeLessThanOrEqual(1);
  const { session, microphone, microphoneMuted } = h.state;
  if (session.status === 'live') expect(live).toHaveLength(1);
  const [open] = devices.filter(({ closed }) => !closed);
  if (microphone.status === 'granted' && open) expect(open.muted).toBe(microphoneMuted);
}

async function expectNothingLeft(walk: Walk): Promise<void> {
  const { h, devices, promises } = walk;
  expect(h.clients.filter(({ stopped }) => stopped === 0)).toEqual([]);
  expect(devices.filter(({ closed }) => !closed)).toEqual([]);
  expect(h.clock.pending).toBe(0);
  expect([h.hides.size, h.visibility.size, h.network.listeners.size, h.microphoneChanges.size]).toEqual([
    0, 0, 0, 0,
  ]);
  const hanging = { hangs: true };
  const states = promises.map((promise) => Promise.race([promise, settle().then(() => hanging)]));
  expect((await Promise.all(states)).includes(hanging)).toBe(false);
}

const settings: fc.Arbitrary<WalkSettings> = fc.record({
  throws: fc.boolean(),
  given: fc.constantFrom('none', 'whole', 'damaged'),
});

it('leaves nothing behind, in any order', { timeout: 3_000_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(settings, settings),
      fc.array(fc.record({ who: fc.nat(1), action: fc.constantFrom(...actions) }), { maxLength: 60 }),
      async (given, steps) => {
        const walks = given.map((each) => new Walk(each));
        for (const { who, action } of steps) {
          const walk = walks[who] as Walk;
          await walk.take(action);
          expectAtMostOneSession(walk);
          expectWellOrdered(walk);
        }
        for (const walk of walks) {
          await walk.finish();
          await expectNothingLeft(walk);
        }
      },
    ),
    { numRuns: Number(process.env.ORDERS ?? 200) },
  );
});

it('shows nothing of an earlier conversation after clear(), even if data loads late', async () => {
  await fc.assert(
    fc.asyncProperty(
      settings,
      fc.array(fc.constantFrom<Action>('restore', 'load', 'start', 'end', 'live', 'clear', 'frame', 'wait'), {
        maxLength: 12,
      }),
      async (given, before) => {
        const walk = new Walk(given);
        for (const action of before) await walk.take(action);
        await walk.take('clear');
        for (const action of ['load', 'load', 'load', 'frame', 'frame'] as const) await walk.take(action);
        expectWellOrdered(walk);
        await walk.finish();
      },
    ),
    { numRuns: 100 },
  );
});
