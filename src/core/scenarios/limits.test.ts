import { describe, expect, it } from 'vitest';
import { personaHarness } from '../testing/persona-harness.js';
import { settle } from '../testing/settle.js';
import { talkOnce } from '../testing/mode-harness.js';
import type { PersonaOptions } from '../api/persona-options.js';

async function liveHarness(options: Partial<PersonaOptions>) {
  const h = personaHarness(options);
  await h.live();
  return h;
}

const leavesNothing = async (h: Awaited<ReturnType<typeof liveHarness>>) => {
  await settle();
  expect(h.client.stopped).toBe(1);
  expect(h.clock.pending).toBe(0);
  expect(h.state.ending).toBeNull();
};

describe('the time limit', () => {
  it('is announced first, and then ends the session', async () => {
    const h = await liveHarness({ limits: { sessionSeconds: 180, idleSeconds: false } });
    h.clock.advance(149_999);
    expect(h.state.ending).toBeNull();
    h.clock.advance(1);
    expect(h.state.ending).toEqual({
      reason: 'limit',
      since: h.clock.now(),
      endsAt: h.clock.now() + 30_000,
    });
    h.clock.advance(30_000);
    expect(h.state.session).toMatchObject({ status: 'ended', reason: 'limit' });
    expect(h.errors).toEqual([]);
    await leavesNothing(h);
  });

  it('cannot be put off', async () => {
    const h = await liveHarness({ limits: { sessionSeconds: 60, idleSeconds: false } });
    h.clock.advance(40_000);
    h.persona.keepAlive();
    h.clock.advance(20_000);
    expect(h.state.session).toMatchObject({ reason: 'limit' });
  });

  it('keeps the heard and unheard text of the interrupted answer', async () => {
    const h = await liveHarness({ limits: { sessionSeconds: 10 } });
    const turn = h.persona.ask('Tell me.');
    await settle();
    await h.model.text('One two three.');
    h.client.personaSpoke('m', 'One two ', { correlationId: `${turn.id}.1` });
    h.clock.advance(10_000);
    expect(await h.outcome(turn)).toBe('interrupted');
    expect(h.answers[0]).toMatchObject({
      written: 'One two three.',
      heard: 'One two',
      status: 'interrupted',
    });
  });
});

describe('an idle session', () => {
  it('ends after five minutes, and warns half a minute before', async () => {
    const h = await liveHarness({});
    h.clock.advance(270_000);
    expect(h.state.ending).toMatchObject({ reason: 'idle' });
    h.clock.advance(30_000);
    expect(h.state.session).toMatchObject({ status: 'ended', reason: 'idle' });
    await leavesNothing(h);
  });

  it('continues after keepAlive()', async () => {
    const h = await liveHarness({});
    h.clock.advance(280_000);
    h.persona.keepAlive();
    expect(h.state.ending).toBeNull();
    h.clock.advance(269_000);
    expect(h.state.session.status).toBe('live');
    expect(h.state.ending).toBeNull();
  });

  it('takes its warning back when somebody asks something', async () => {
    const h = await liveHarness({});
    h.clock.advance(280_000);
    expect(h.state.ending).toMatchObject({ reason: 'idle' });
    h.persona.ask('Still there?');
    expect(h.state.ending).toBeNull();
  });

  it('does not apply during questions, answers and speech', async () => {
    const h = await liveHarness({ limits: { idleSeconds: 60 } });
    h.clock.advance(50_000);
    await talkOnce(h, 'Hello?', 'Hello.');
    h.clock.advance(50_000);
    h.client.emit('USER_SPEECH_STARTED', 'c');
    h.clock.advance(100_000);
    expect(h.state.session.status).toBe('live');
    h.client.emit('USER_SPEECH_ENDED', 'c');
    h.clock.advance(60_000);
    expect(h.state.session).toMatchObject({ reason: 'idle' });
  });
});

it('ends the session of a page that is hidden for long', async () => {
  const h = await liveHarness({ limits: { hiddenSeconds: 60, idleSeconds: false } });
  h.hide(true);
  h.clock.advance(59_000);
  h.hide(false);
  h.clock.advance(59_000);
  h.hide(true);
  h.clock.advance(60_000);
  expect(h.state.session).toMatchObject({ status: 'ended', reason: 'idle' });
  await leavesNothing(h);
});

it('a new start has its whole time', async () => {
  const h = await liveHarness({ limits: { sessionSeconds: 60, idleSeconds: false } });
  h.clock.advance(50_000);
  const stopped = h.persona.end();
  await settle();
  h.frame();
  await stopped;
  await h.live();
  h.clock.advance(59_000);
  expect(h.state.session.status).toBe('live');
});
