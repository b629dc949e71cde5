// A conversation of two hours, with interruptions and lost connections, in compressed time. Nothing is lost, and
// nothing accumulates.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { talkOnce } from '../../testing/mode-harness.js';
import { personaHarness, type PersonaHarness } from '../../testing/persona-harness.js';
import { settle } from '../../testing/settle.js';
import { logItems } from '../../machine/logs/grouped-log.js';

const TURNS = 2000;
/** 300 turns are interrupted, and the connection is lost 20 times. */
const isInterrupted = (turn: number) => turn % 20 < 3;
const isLost = (turn: number) => turn % 100 === 50;
const PAUSE_MS = (2 * 60 * 60 * 1000) / TURNS;

const answerOf = (turn: number) => `Answer number ${turn} is this one. `;
const heardOf = (turn: number) => (isInterrupted(turn) ? `Answer number ${turn}` : answerOf(turn));

async function heap(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let time = 0; time < 2; time += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    collect();
  }
  return process.memoryUsage().heapUsed;
}

async function takeTurn(h: PersonaHarness, turn: number): Promise<void> {
  h.clock.advance(PAUSE_MS);
  if (isLost(turn)) await loseAndComeBack(h);
  if (!isInterrupted(turn)) return talkOnce(h, `Question ${turn}?`, answerOf(turn));
  const asked = h.persona.ask(`Question ${turn}?`);
  await settle();
  await h.model.think(`Thought ${turn}.`);
  await h.model.text(answerOf(turn));
  h.client.personaSpoke(`m-${asked.id}`, heardOf(turn), { correlationId: `${asked.id}.1` });
  h.client.interruptTalk(`${asked.id}.1`);
  h.client.personaSpoke(`m-${asked.id}`, '', { endOfSpeech: true, interrupted: true });
  expect(await h.outcome(asked)).toBe('interrupted');
}

async function loseAndComeBack(h: PersonaHarness): Promise<void> {
  h.client.emit('CONNECTION_CLOSED', 'CONNECTION_CLOSED_CODE_WEBRTC_FAILURE');
  h.clock.advance(500);
  await settle();
  h.client.goLive(`session-${h.clients.length}`);
  await settle();
  expect(h.state.session.status).toBe('live');
}

/** Open or waiting resources, which must not grow with the conversation. */
const held = (h: PersonaHarness) => ({
  timers: h.clock.pending,
  frames: h.frames.length,
  clients: h.clients.filter(({ stopped }) => stopped === 0).length,
  listeners: [...h.client.listeners.values()].reduce((sum, all) => sum + all.size, 0),
  page: h.network.listeners.size + h.visibility.size,
  running: h.model.runs.filter(({ signal, finished }) => !signal.aborted && !finished).length,
});

it('two hours, 2,000 turns, 300 interruptions, 20 losses', async () => {
  const h = personaHarness({ devices: { microphone: true } });
  await h.live();
  const after: Record<number, { readonly heap: number; readonly held: ReturnType<typeof held> }> = {};
  for (let turn = 0; turn < TURNS; turn += 1) {
    await takeTurn(h, turn);
    if (turn % 500 !== 499) continue;
    h.frame();
    // Excludes the memory of the fakes.
    h.model.runs.splice(0, h.model.runs.length - 1);
    h.clients.splice(0, h.clients.length - 1);
    h.client.sent.length = 0;
    after[turn + 1] = { heap: await heap(), held: held(h) };
  }
  expect(after[2000]?.held).toEqual(after[500]?.held);
  const perTurn = ((after[2000]?.heap ?? Infinity) - (after[500]?.heap ?? 0)) / 1500;
  // The limit allows for two messages, a timeline and sometimes a thought, with their texts.
  expect(perTurn).toBeLessThan(6_000);
  const { transcript, reasoning } = h.state;
  const said = logItems(transcript).map((message) =>
    message.role === 'user' ? message.text : message.heard.trim(),
  );
  const expected = Array.from({ length: TURNS }, (_, turn) => [
    `Question ${turn}?`,
    heardOf(turn).trim(),
  ]).flat();
  expect(said).toEqual(expected);
  expect(logItems(reasoning)).toHaveLength(300);
  expect(h.errors).toEqual([]);
  const destroyed = h.persona.destroy();
  await settle();
  h.frame();
  await destroyed;
  expect([h.clock.pending, h.microphone.closed]).toEqual([0, true]);
}, 120_000);
