import { describe, expect, it } from 'vitest';
import { personaHarness, type PersonaHarness } from '../testing/persona-harness.js';
import { settle } from '../testing/settle.js';
import type { PersonaOptions } from '../api/persona-options.js';

const lose = (h: PersonaHarness) =>
  h.client.emit('CONNECTION_CLOSED', 'CONNECTION_CLOSED_CODE_SIGNALLING_CLIENT_CONNECTION_FAILURE');

async function liveHarness(options: Partial<PersonaOptions> & { readonly serverLlmId?: string } = {}) {
  const h = personaHarness({ devices: { microphone: true }, ...options });
  await h.live();
  return h;
}

/** Lets the delay pass, and lets the service accept the new session. */
async function comeBack(h: PersonaHarness, ms = 500) {
  h.clock.advance(ms);
  await settle();
  h.client.goLive(`session-${h.clients.length}`);
  await settle();
}

async function speak(h: PersonaHarness, text: string, said: string) {
  const turn = h.persona.ask('Tell me.');
  await settle();
  await h.model.text(text);
  if (said !== '') h.client.personaSpoke('m', said, { correlationId: `${turn.id}.1` });
  return turn;
}

const talkOf = (h: PersonaHarness, client: number) => h.clients[client]?.talked;

describe('a session that is lost', () => {
  it('is reopened with another token, and the state is reconnecting meanwhile', async () => {
    const tokens: string[] = [];
    const h = await liveHarness({
      session: () => {
        tokens.push(`token-${tokens.length}`);
        return tokens.at(-1) as string;
      },
    });
    const seen: string[] = [];
    h.persona.store.subscribe(({ session }) => seen.push(session.status));
    lose(h);
    expect(h.state.session).toMatchObject({ status: 'reconnecting', attempt: 1, sessionId: 'session-1' });
    await comeBack(h);
    expect(h.state.session).toMatchObject({ status: 'live', sessionId: 'session-2' });
    expect(new Set(seen)).toEqual(new Set(['reconnecting', 'live']));
    expect(tokens).toEqual(['token-0', 'token-1']);
    expect(h.clients.map(({ stopped }) => stopped)).toEqual([1, 0]);
    expect(h.microphone.closed).toBe(false);
    expect(h.errors).toEqual([]);
  });

  it('says the rest of an answer that was cut off, from the last word that was heard', async () => {
    const h = await liveHarness();
    const turn = await speak(h, 'One two three four five.', 'One two ');
    lose(h);
    await h.model.text(' Six.');
    await h.model.end();
    expect(await h.outcome(turn)).toBe('pending');
    await comeBack(h);
    expect(talkOf(h, 0)).toBe('One two three four five.');
    expect(talkOf(h, 1)).toBe(' three four five. Six.');
    h.client.personaSpoke('n', ' three four five. Six.', { endOfSpeech: true });
    expect(await h.outcome(turn)).toBe('completed');
    expect(h.answers[0]).toMatchObject({
      written: 'One two three four five. Six.',
      heard: 'One two three four five. Six.',
    });
  });

  it('ends a turn of which everything was heard', async () => {
    const h = await liveHarness();
    const turn = await speak(h, 'One two.', 'One two.');
    await h.model.end();
    lose(h);
    expect(await h.outcome(turn)).toBe('completed');
  });

  it('accepts questions meanwhile, and answers them later', async () => {
    const h = await liveHarness();
    lose(h);
    await speak(h, 'Here.', '');
    expect(talkOf(h, 0)).toBe('');
    await comeBack(h);
    expect(talkOf(h, 1)).toBe('Here.');
  });

  it('asks Anam’s model once more when it had not begun to answer', async () => {
    const h = await liveHarness({ serverLlmId: 'mine', mode: 'server' });
    h.persona.ask('What is it?');
    await settle();
    lose(h);
    await comeBack(h);
    expect(h.clients.map(({ sent }) => sent.filter(({ type }) => type === 'user-message').length)).toEqual([
      1, 1,
    ]);
    expect(h.messages.map(({ role }) => role)).toEqual(['user']);
  });

  it('keeps the heard part of an answer of Anam’s model, and sends it to the new session', async () => {
    const h = await liveHarness({ serverLlmId: 'mine', mode: 'server' });
    const turn = h.persona.ask('What is it?');
    await settle();
    h.client.personaSpoke('m', 'It is a ');
    lose(h);
    expect(await h.outcome(turn)).toBe('interrupted');
    await comeBack(h);
    expect(h.client.sent).toMatchObject([{ type: 'context', content: expect.stringContaining('It is a') }]);
  });

  it('is tried again after twice the wait each, then ends with the reason network', async () => {
    const h = await liveHarness({ reconnect: { maxAttempts: 3 } });
    lose(h);
    const waits: number[] = [];
    for (const attempt of [1, 2, 3]) {
      const { session } = h.state;
      if (session.status !== 'reconnecting') throw new Error(session.status);
      expect(session.attempt).toBe(attempt);
      waits.push((session.retryAt ?? 0) - h.clock.now());
      h.clock.advance(waits.at(-1) as number);
      await settle();
      h.client.refuseSession(new Error('no'));
      await settle();
    }
    expect(waits).toEqual([500, 1000, 2000]);
    expect(h.state.session).toMatchObject({
      status: 'ended',
      reason: 'network',
      error: { code: 'connection-lost', message: expect.stringContaining('no') },
    });
    expect(h.errors.map(({ code }) => code)).toEqual(['connection-lost']);
    expect(h.microphone.closed).toBe(true);
    expect(h.clock.pending).toBe(0);
  });

  it('that is lost repeatedly ends after its retries', async () => {
    const h = await liveHarness({ reconnect: { maxAttempts: 2 } });
    for (const ms of [500, 1000]) {
      lose(h);
      await comeBack(h, ms);
      expect(h.state.session.status).toBe('live');
    }
    lose(h);
    expect(h.state.session).toMatchObject({ status: 'ended', reason: 'network' });
  });

  it('that had lasted has all its attempts', async () => {
    const h = await liveHarness({ reconnect: { maxAttempts: 1 } });
    for (const _ of [1, 2, 3]) {
      lose(h);
      await comeBack(h);
      h.clock.advance(30_000);
      expect(h.state.session.status).toBe('live');
    }
  });

  it('waits while there is no network, and comes back with it', async () => {
    let asked = 0;
    const session = async () => {
      asked += 1;
      if (asked > 1 && !h.network.online) throw new TypeError('Failed to fetch');
      return 'token';
    };
    const h: PersonaHarness = await liveHarness({ session });
    h.network.online = false;
    lose(h);
    for (let time = 0; time < 110; time += 1) {
      h.clock.advance(1_000);
      await settle();
    }
    // An attempt is still made every ten seconds, and does not count.
    expect(asked).toBe(12);
    expect(h.clients).toHaveLength(1);
    expect(h.state.session).toMatchObject({ status: 'reconnecting', attempt: 1 });
    h.network.come();
    await settle();
    expect(h.clients).toHaveLength(2);
    h.client.goLive('session-2');
    expect(h.state.session.status).toBe('live');
  });

  it('does not rely on the browser’s offline report', async () => {
    const h = await liveHarness();
    h.network.online = false;
    lose(h);
    h.clock.advance(9_000);
    await settle();
    expect(h.clients).toHaveLength(1);
    h.clock.advance(1_000);
    await settle();
    h.client.goLive('session-2');
    expect(h.state.session.status).toBe('live');
  });

  it('without a network ends after two minutes and its attempts', async () => {
    let isThere = true;
    const session = async () => {
      if (!isThere) throw new TypeError('Failed to fetch');
      return 'token';
    };
    const h = await liveHarness({ session });
    isThere = false;
    h.network.online = false;
    lose(h);
    for (let time = 0; time < 240 && h.state.session.status !== 'ended'; time += 1) {
      h.clock.advance(1_000);
      await settle();
      h.frame();
    }
    expect(h.state.session).toMatchObject({ status: 'ended', reason: 'network' });
    expect(h.clock.pending).toBe(0);
  });

  it('reports the lost session to the end endpoint, so that its slot is freed', async () => {
    const h = await liveHarness({ session: { getToken: () => 'token', endUrl: '/end' } });
    lose(h);
    expect(h.beacons).toEqual([['/end', '{"sessionId":"session-1"}']]);
  });

  it.each(['while it waits', 'while it connects'])('can be stopped %s, and leaves nothing', async (when) => {
    const h = await liveHarness();
    lose(h);
    if (when === 'while it connects') h.clock.advance(500);
    await settle();
    const stop = h.persona.end();
    await settle();
    h.frame();
    await stop;
    expect(h.state.session).toMatchObject({ status: 'ended', reason: 'user' });
    expect(h.clock.pending).toBe(0);
    expect(h.network.listeners.size).toBe(0);
    expect(h.visibility.size).toBe(0);
    expect(h.clients.every(({ stopped }) => stopped > 0)).toBe(true);
  });

  it('an interruption meanwhile drops the rest of the answer', async () => {
    const h = await liveHarness();
    const turn = await speak(h, 'One two three.', 'One ');
    lose(h);
    h.persona.interrupt();
    expect(await h.outcome(turn)).toBe('interrupted');
    await comeBack(h);
    expect(talkOf(h, 1)).toBe('');
  });

  it('is detected if a session that has spoken is silent; the next one speaks the answer', async () => {
    const h = await liveHarness();
    const first = await speak(h, 'Hello.', 'Hello.');
    await h.model.end();
    h.client.personaSpoke('m', '', { endOfSpeech: true });
    expect(await h.outcome(first)).toBe('completed');
    const second = await speak(h, 'One two.', '');
    await h.model.end();
    h.clock.advance(11_000);
    expect(h.state.session).toMatchObject({ status: 'reconnecting', attempt: 1 });
    await comeBack(h);
    expect(talkOf(h, 1)).toBe('One two.');
    // The next session has not spoken yet, so it is not renewed. Otherwise, an avatar that never reports its speech
    // would cause one renewal after another.
    h.clock.advance(60_000);
    expect(await h.outcome(second)).toBe('completed');
    expect(h.clients).toHaveLength(2);
  });

  it('ends at once where reconnecting is switched off', async () => {
    const h = await liveHarness({ reconnect: false });
    lose(h);
    expect(h.state.session).toMatchObject({ status: 'ended', reason: 'network' });
  });
});
