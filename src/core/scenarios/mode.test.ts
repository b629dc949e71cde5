import { describe, expect, it } from 'vitest';
import type { PersonaOptions } from '../api/persona-options.js';
import { fateOf, modeHarness, switchTo, talkOnce } from '../testing/mode-harness.js';
import { fakeMicrophone } from '../testing/fake-microphone.js';
import { settle } from '../testing/settle.js';

const refused = () => new Error('refused');
/** The SDK's rejection when too many sessions are open. */
const busy = () =>
  Object.assign(new Error('busy'), { code: 'CLIENT_ERROR_CODE_MAX_CONCURRENT_SESSIONS_REACHED' });

async function live(options: Partial<PersonaOptions> = {}) {
  const made = modeHarness(options);
  await made.h.live();
  return made;
}

describe('without a session', () => {
  it('the mode just changes, and is that of the next session', async () => {
    const { h, requests } = modeHarness();
    expect(h.state).toMatchObject({ mode: 'client', modes: ['client', 'server'], switching: null });
    expect(await fateOf(h, h.persona.setMode('server'))).toBe('resolved');
    expect(h.state.mode).toBe('server');
    expect(requests).toEqual([]);
    await h.live();
    expect(requests).toEqual([
      { mode: 'server', llmId: 'mine', continued: false, cause: 'start', made: 0, stopped: 0 },
    ]);
    await fateOf(h, h.persona.end());
    expect(await fateOf(h, h.persona.setMode('client'))).toBe('resolved');
    expect(h.state.mode).toBe('client');
    expect(h.clients).toHaveLength(1);
  });

  it('a mode that has no model is refused', async () => {
    const { h } = modeHarness({ llm: { server: { llmId: 'x' } } });
    expect(h.state.modes).toEqual(['server']);
    expect(await fateOf(h, h.persona.setMode('client'))).toBe('config-llm');
    expect(await fateOf(h, h.persona.setMode('other' as never))).toBe('config-llm');
    expect(await fateOf(h, h.persona.destroy())).toBe('resolved');
    expect(await fateOf(h, h.persona.setMode('server'))).toBe('config-invalid');
  });
});

describe('while live', () => {
  it('M1: the old session is closed before the new token is requested', async () => {
    const { h, requests } = await live();
    await switchTo(h, 'server');
    expect(h.state).toMatchObject({ mode: 'server', switching: null, session: { status: 'live' } });
    expect(h.clients.map(({ token }) => token)).toEqual(['token-1', 'token-2']);
    expect(requests[1]).toEqual({
      mode: 'server',
      llmId: 'mine',
      continued: false,
      cause: 'switch',
      made: 1,
      stopped: 1,
    });
    await switchTo(h, 'client');
    expect(requests[2]).toEqual({ mode: 'client', continued: false, cause: 'switch', made: 2, stopped: 2 });
    expect(h.errors).toEqual([]);
  });

  it('M1: the token waits until the old session is torn down, however long that takes', async () => {
    const { h, requests } = await live();
    let release!: () => void;
    h.client.stopStreaming = () => new Promise<void>((resolve) => (release = resolve));
    const done = h.persona.setMode('server');
    await settle();
    h.clock.advance(2999);
    await settle();
    expect(requests).toHaveLength(1);
    release();
    await settle();
    expect(requests).toHaveLength(2);
    h.client.goLive();
    expect(await fateOf(h, done)).toBe('resolved');
  });

  it('M1: the running turn ends as interrupted, and the transcript stays', async () => {
    const { h } = await live();
    await talkOnce(h, 'First?', 'One. ');
    const turn = h.persona.ask('Second?');
    await settle();
    await h.model.think('Hm.');
    await h.model.text('Two words here.');
    h.client.personaSpoke('m', 'Two ', { correlationId: `${turn.id}.1` });
    await switchTo(h, 'server');
    expect(await h.outcome(turn)).toBe('interrupted');
    expect(h.model.runs.at(-1)?.signal.aborted).toBe(true);
    expect(h.messages.map((message) => (message.role === 'user' ? message.text : message.heard))).toEqual([
      'First?',
      'One. ',
      'Second?',
      'Two',
    ]);
    expect(h.state.reasoning.size).toBe(1);
    expect(h.state.turn).toEqual({ status: 'none' });
    expect(h.errors).toEqual([]);
  });

  it('is in the state during the switch, and start() waits for it', async () => {
    const { h } = await live();
    const done = h.persona.setMode('server');
    expect(h.state).toMatchObject({
      mode: 'server',
      switching: { from: 'client', to: 'server', status: 'switching' },
      session: { status: 'authorizing' },
      media: null,
    });
    const started = h.persona.start();
    expect(await fateOf(h, started)).toBe('pending');
    h.client.goLive();
    expect(await fateOf(h, started)).toBe('resolved');
    expect(await fateOf(h, done)).toBe('resolved');
    expect(h.clients).toHaveLength(2);
  });

  it('also while signalling is lost', async () => {
    const { h } = await live();
    h.client.signallingOpen = false;
    h.clock.advance(300);
    expect(h.state.session.status).toBe('reconnecting');
    await switchTo(h, 'server');
    expect(h.state).toMatchObject({ mode: 'server', session: { status: 'live' } });
  });

  it('the microphone is the same one, asked for once', async () => {
    const microphone = fakeMicrophone();
    let asked = 0;
    const openMicrophone = async () => {
      asked += 1;
      return microphone;
    };
    const { h } = await live({
      devices: { microphone: true },
      advanced: { environment: { openMicrophone } },
    });
    await switchTo(h, 'server');
    expect(asked).toBe(1);
    expect(microphone.closed).toBe(false);
    expect(h.state).toMatchObject({ microphone: { status: 'granted' }, microphoneMuted: false });
    await fateOf(h, h.persona.end());
    expect(microphone.closed).toBe(true);
  });

  it('questions during the switch are answered by the new model', async () => {
    const { h } = await live();
    const done = h.persona.setMode('server');
    const turn = h.persona.ask('Anyone?');
    await settle();
    expect(h.model.runs).toEqual([]);
    h.client.goLive();
    expect(await fateOf(h, done)).toBe('resolved');
    expect(h.client.sent).toContainEqual({ type: 'user-message', content: 'Anyone?' });
    h.client.personaSpoke('a', 'Me.', { endOfSpeech: true });
    expect(await h.outcome(turn)).toBe('completed');
  });

  it('queued questions outlive it', async () => {
    const { h } = await live({ advanced: { inputPolicy: 'queue' } });
    h.persona.ask('One?');
    const second = h.persona.ask('Two?');
    await settle();
    await switchTo(h, 'server');
    expect(h.client.sent.at(-1)).toEqual({ type: 'user-message', content: 'Two?' });
    await switchTo(h, 'client');
    expect(await h.outcome(second)).toBe('interrupted');
  });

  it('retries if the slot is not free yet', async () => {
    const { h, requests } = await live();
    const done = h.persona.setMode('server');
    await settle();
    h.client.refuseSession(busy());
    await settle();
    expect(requests).toHaveLength(2);
    h.clock.advance(100);
    await settle();
    expect(requests).toHaveLength(3);
    h.client.refuseSession(busy());
    await settle();
    h.clock.advance(199);
    await settle();
    expect(requests).toHaveLength(3);
    h.clock.advance(1);
    await settle();
    expect(requests.map(({ made, stopped }) => made - stopped)).toEqual([0, 0, 0, 0]);
    h.client.goLive();
    expect(await fateOf(h, done)).toBe('resolved');
    expect(h.errors).toEqual([]);
  });
});

describe('M2: a switch that fails', () => {
  it('returns to the mode that worked, with one error', async () => {
    const { h, requests } = await live();
    await talkOnce(h, 'First?', 'One. ');
    const done = h.persona.setMode('server');
    await settle();
    h.client.refuseSession(refused());
    expect(await fateOf(h, done)).toBe('pending');
    expect(h.state).toMatchObject({
      mode: 'client',
      switching: { from: 'client', to: 'server', status: 'returning' },
      error: { code: 'mode-failed' },
    });
    h.client.goLive();
    expect(await fateOf(h, done)).toBe('mode-failed');
    expect(h.state).toMatchObject({
      mode: 'client',
      switching: null,
      session: { status: 'live' },
      error: { code: 'mode-failed', cause: { code: 'session-failed' } },
    });
    expect(requests.map(({ mode }) => mode)).toEqual(['client', 'server', 'client']);
    expect(h.errors.map(({ code }) => code)).toEqual(['mode-failed']);
    await talkOnce(h, 'Second?', 'Two. ');
    expect(h.model.lastMessages).toHaveLength(3);
  });

  it('by a token that does not come, by time, or by the server', async () => {
    for (const fail of [
      (h: Awaited<ReturnType<typeof live>>['h']) => h.clock.advance(30_000),
      (h: Awaited<ReturnType<typeof live>>['h']) =>
        h.client.emit('CONNECTION_CLOSED', 'CONNECTION_CLOSED_CODE_SERVER_CLOSED_CONNECTION', 'no'),
      (h: Awaited<ReturnType<typeof live>>['h']) =>
        h.client.emit('CONNECTION_CLOSED', 'CONNECTION_CLOSED_CODE_WEBRTC_FAILURE'),
    ]) {
      const { h } = await live();
      const done = h.persona.setMode('server');
      await settle();
      fail(h);
      await settle();
      expect(h.clients).toHaveLength(3);
      h.client.goLive();
      expect(await fateOf(h, done)).toBe('mode-failed');
      expect(h.state).toMatchObject({ mode: 'client', session: { status: 'live' } });
    }
  });

  it('ends the session if the way back also fails, and reports both errors', async () => {
    const { h } = await live();
    const started = h.persona.setMode('server');
    await settle();
    h.client.refuseSession(refused());
    await settle();
    const restart = h.persona.start();
    h.client.refuseSession(refused());
    expect(await fateOf(h, restart)).toBe('session-failed');
    expect(await fateOf(h, started)).toBe('mode-failed');
    expect(h.errors.map(({ code }) => code)).toEqual(['mode-failed', 'session-failed']);
    expect(h.state).toMatchObject({
      mode: 'client',
      switching: null,
      session: { status: 'ended', reason: 'error' },
    });
    await h.live();
    expect(h.state.session.status).toBe('live');
  });

  it('sends questions asked meanwhile to the previous model', async () => {
    const { h } = await live();
    const done = h.persona.setMode('server');
    const turn = h.persona.ask('Anyone?');
    await settle();
    h.client.refuseSession(refused());
    await settle();
    expect(await h.outcome(turn)).toBe('pending');
    h.client.goLive();
    expect(await fateOf(h, done)).toBe('mode-failed');
    expect(h.model.lastMessages).toEqual([{ role: 'user', content: 'Anyone?' }]);
    await h.model.text('Me.');
    await h.model.end();
    h.client.personaSpoke('m', 'Me.', { correlationId: `${turn.id}.1`, endOfSpeech: true });
    expect(await h.outcome(turn)).toBe('completed');
  });

  it('when no slot gets free: seven more tries, then back', async () => {
    const { h, requests } = await live();
    const done = h.persona.setMode('server');
    for (let attempt = 0; attempt < 8; attempt += 1) {
      await settle();
      h.client.refuseSession(busy());
      await settle();
      h.clock.advance(100 * 2 ** attempt);
    }
    await settle();
    h.client.goLive();
    expect(await fateOf(h, done)).toBe('mode-failed');
    expect(requests.map(({ mode }) => mode).join(' ')).toBe(`client${' server'.repeat(8)} client`);
    expect(h.errors).toMatchObject([{ code: 'mode-failed', cause: { code: 'session-busy' } }]);
  });

  it('can be tried again while it returns', async () => {
    const { h, requests } = await live();
    const first = h.persona.setMode('server');
    await settle();
    h.client.refuseSession(refused());
    await settle();
    const second = h.persona.setMode('server');
    await settle();
    h.client.goLive();
    expect(await fateOf(h, second)).toBe('resolved');
    expect(await fateOf(h, first)).toBe('resolved');
    expect(requests.at(-1)?.mode).toBe('server');
  });
});

describe('switches that cross', () => {
  it('back before it is done: the first promise rejects, and the old mode returns', async () => {
    const { h } = await live();
    const there = h.persona.setMode('server');
    await settle();
    const back = h.persona.setMode('client');
    expect(await fateOf(h, there)).toBe('mode-replaced');
    h.client.goLive();
    expect(await fateOf(h, back)).toBe('resolved');
    expect(h.state).toMatchObject({ mode: 'client', switching: null, session: { status: 'live' } });
    expect(h.clients.filter(({ stopped }) => stopped === 0)).toHaveLength(1);
    expect(h.errors).toEqual([]);
  });

  it('the same one twice is one switch', async () => {
    const { h } = await live();
    const both = [h.persona.setMode('server'), h.persona.setMode('server')];
    await settle();
    h.client.goLive();
    for (const each of both) expect(await fateOf(h, each)).toBe('resolved');
    expect(h.clients).toHaveLength(2);
  });

  it('stop() during a switch: it has not happened', async () => {
    const { h } = await live();
    const done = h.persona.setMode('server');
    await settle();
    const stopped = h.persona.end();
    expect(await fateOf(h, done)).toBe('session-stopped');
    await stopped;
    expect(h.state).toMatchObject({
      mode: 'client',
      switching: null,
      session: { status: 'ended', reason: 'user' },
    });
    expect(h.clock.pending).toBe(0);
  });

  it('while the first start is on its way, the session is opened in the other mode', async () => {
    const { h, requests } = modeHarness();
    const started = h.persona.start();
    const done = h.persona.setMode('server');
    await settle();
    expect(requests.map(({ mode }) => mode)).toEqual(['server']);
    h.client.goLive();
    expect(await fateOf(h, started)).toBe('resolved');
    expect(await fateOf(h, done)).toBe('resolved');
  });
});
