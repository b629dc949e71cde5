import { expect, it, vi } from 'vitest';
import { personaHarness } from '../../testing/persona-harness.js';
import { settle } from '../../testing/settle.js';
import type { TurnReport } from './turn-report.js';

async function answer(h: ReturnType<typeof personaHarness>, question: string) {
  h.persona.ask(question);
  await settle();
  h.clock.advance(600);
  await h.model.text('My secret answer.');
  await h.model.end();
  h.clock.advance(400);
  h.client.personaSpoke(question, 'My secret answer.', { endOfSpeech: true });
  await settle();
}

it('reports each turn once at its end, with durations and without text', async () => {
  const reports: TurnReport[] = [];
  const h = personaHarness({
    advanced: {
      onTurn: (report) => reports.push(report),
      latencyBudget: { modelMs: 500, responseMs: 2_000 },
    },
  });
  await h.live();
  const startedAt = h.clock.now();
  await answer(h, 'My secret question?');
  h.clock.advance(10_000);
  await settle();
  expect(reports).toEqual([
    {
      turnId: expect.any(String),
      mode: 'client',
      source: 'app',
      outcome: 'completed',
      startedAt,
      responseMs: 1_000,
      stepsMs: { model: 600, speech: 400 },
      usage: null,
      overBudget: [{ name: 'model', tookMs: 600, budgetMs: 500 }],
    },
  ]);
  expect(JSON.stringify(reports)).not.toContain('secret');
});

it('reports an interrupted turn and a turn without a word', async () => {
  const onTurn = vi.fn<(report: TurnReport) => void>();
  const h = personaHarness({ advanced: { onTurn: onTurn } });
  await h.live();
  h.persona.ask('One?');
  await settle();
  h.persona.interrupt();
  await settle();
  expect(onTurn).toHaveBeenCalledOnce();
  expect(onTurn.mock.lastCall?.[0]).toMatchObject({ outcome: 'interrupted', responseMs: null });
});

const down = new Error('telemetry is down');

const failing: [string, () => unknown][] = [
  [
    'throws',
    () => {
      throw down;
    },
  ],
  ['rejects', () => Promise.reject(down)],
];

it.each(failing)('an app that %s there gets an error, and the session continues', async (_, fail) => {
  const h = personaHarness({ advanced: { onTurn: fail } });
  await h.live();
  await answer(h, 'One?');
  await answer(h, 'Two?');
  expect(h.errors.map(({ code }) => code)).toEqual(['app-callback', 'app-callback']);
  expect(h.state.session.status).toBe('live');
});
