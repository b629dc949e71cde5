import { describe, expect, it, vi } from 'vitest';
import { fakeMicrophone } from '../testing/fake-microphone.js';
import { personaHarness } from '../testing/persona-harness.js';
import { settle } from '../testing/settle.js';
import type { Microphone } from '../ports/microphone.js';

class ClientError extends Error {
  constructor(
    message: string,
    readonly code: string,
    readonly statusCode: number,
    readonly details: object = {},
  ) {
    super(message);
  }
}

const refused = () => new ClientError('Authentication failed', 'CLIENT_ERROR_CODE_AUTHENTICATION_ERROR', 401);

describe('a start', () => {
  it('goes from authorizing to connecting to live, for any order of the ready events', async () => {
    const h = personaHarness();
    const started = h.persona.start();
    expect(h.state.session.status).toBe('authorizing');
    await settle();
    expect(h.state.session.status).toBe('connecting');
    h.client.emit('SESSION_READY', 's');
    h.client.emit('CONNECTION_ESTABLISHED');
    expect(h.state.session.status).toBe('connecting');
    h.client.emit('AUDIO_STREAM_STARTED', { id: 'stream' });
    h.frame();
    await started;
    expect(h.persona.store.getState().session).toMatchObject({ status: 'live', sessionId: 's' });
  });

  it('is the same promise for a second caller', () => {
    const h = personaHarness();
    const first = h.persona.start();
    expect(h.persona.start()).toBe(first);
    first.catch(() => undefined);
  });

  it('requests one new token after a refusal, then reports the error', async () => {
    const tokens = vi.fn(() => 'token');
    const h = personaHarness({ session: tokens });
    const started = h.persona.start();
    const failed = expect(started).rejects.toMatchObject({ code: 'session-expired' });
    await settle();
    h.client.refuseSession(refused());
    await settle();
    expect(h.clients).toHaveLength(2);
    h.client.refuseSession(refused());
    await settle();
    h.frame();
    await failed;
    expect(tokens).toHaveBeenCalledTimes(2);
    expect(h.state.session).toMatchObject({ status: 'ended', reason: 'error' });
    expect(h.errors.map((error) => error.code)).toEqual(['session-expired']);
  });

  it.each([
    ['MAX_CONCURRENT_SESSIONS_REACHED', 429, 'session-busy'],
    ['SPEND_CAP_REACHED', 429, 'session-spend-cap'],
    ['USAGE_LIMIT_REACHED', 429, 'session-limit'],
    ['SERVICE_BUSY', 503, 'session-unavailable'],
    ['NO_PLAN_FOUND', 402, 'session-no-plan'],
    ['VALIDATION_ERROR', 400, 'session-setup'],
    ['SERVER_ERROR', 500, 'session-failed'],
  ])('reports %s as a typed error', async (name, status, code) => {
    const h = personaHarness();
    const started = h.persona.start();
    const failed = expect(started).rejects.toMatchObject({ code });
    await settle();
    h.client.refuseSession(new ClientError('no', `CLIENT_ERROR_CODE_${name}`, status));
    await settle();
    h.frame();
    await failed;
  });

  it.each([
    ['a token that is none', new Error('Invalid session token format')],
    [
      'a token of the old kind',
      new ClientError(
        'Legacy session tokens are no longer supported',
        'CLIENT_ERROR_CODE_CONFIGURATION_ERROR',
        400,
      ),
    ],
  ])('reports %s by the problem of the endpoint', async (_, refusal) => {
    const h = personaHarness();
    const failed = expect(h.persona.start()).rejects.toMatchObject({
      code: 'token-invalid',
      retryable: false,
    });
    await settle();
    h.client.refuseSession(refusal);
    await settle();
    h.frame();
    await failed;
  });

  it.each([
    ['nothing', 'x.y.z'],
    ['null', `x.${btoa('null')}.z`],
  ])('reports a token with %s, although the SDK accepts it', async (_, token) => {
    const { createClient } = await import('@anam-ai/js-sdk');
    const loadCreateClient = async () => createClient;
    const h = personaHarness({ session: () => token, loadCreateClient });
    const failed = expect(h.persona.start()).rejects.toMatchObject({ code: 'token-invalid' });
    await settle();
    h.frame();
    await failed;
  });

  it('has a time limit of its own, because the SDK may never settle (T12)', async () => {
    const h = personaHarness({ timeouts: { startMs: 5_000 } });
    const failed = expect(h.persona.start()).rejects.toMatchObject({ code: 'session-timeout' });
    await settle();
    h.client.answerSession();
    h.clock.advance(5_001);
    h.frame();
    await failed;
    expect(h.client.stopped).toBeGreaterThan(0);
  });

  it('distinguishes a hanging token endpoint from a failing connection', async () => {
    const h = personaHarness({ session: () => new Promise(() => undefined), timeouts: { startMs: 5_000 } });
    const failed = expect(h.persona.start()).rejects.toMatchObject({ code: 'token-unreachable' });
    await settle();
    h.clock.advance(5_001);
    h.frame();
    await failed;
  });

  it('a connection that fails before it was live was not lost', async () => {
    const h = personaHarness();
    const failed = expect(h.persona.start()).rejects.toMatchObject({ code: 'connection-failed' });
    await settle();
    h.client.emit('CONNECTION_CLOSED', 'CONNECTION_CLOSED_CODE_WEBRTC_FAILURE');
    h.frame();
    await failed;
  });

  it('an adapter that measures itself does so while the session is live, and no longer', async () => {
    const log: string[] = [];
    const client = {
      name: 'measuring',
      async *stream() {},
      startProbing() {
        log.push('start');
        return () => log.push('stop');
      },
    };
    const h = personaHarness({ llm: { client } });
    await h.live();
    expect(log).toEqual(['start']);
    h.client.signallingOpen = false;
    h.clock.advance(300);
    h.client.signallingOpen = true;
    h.clock.advance(300);
    expect(log).toEqual(['start', 'stop', 'start']);
    const over = h.persona.end();
    await settle();
    h.frame();
    await over;
    expect(log).toEqual(['start', 'stop', 'start', 'stop']);
  });

  it('a new session begins without the turn of the last one', async () => {
    const h = personaHarness();
    await h.live();
    h.persona.ask('Hello?');
    await settle();
    h.persona.interrupt();
    const over = h.persona.end();
    await settle();
    h.frame();
    await over;
    expect(h.state.turn).toMatchObject({ status: 'ended', outcome: 'interrupted' });
    await h.live();
    expect(h.state.turn).toEqual({ status: 'none' });
  });

  it('asks for nothing where there is no WebRTC', async () => {
    const session = vi.fn(() => 'token');
    const openMicrophone = vi.fn();
    const environment = { supportsWebRtc: () => false, openMicrophone };
    const h = personaHarness({ session, advanced: { environment } });
    expect(h.persona.isSupported()).toBe(false);
    await expect(h.persona.preload()).rejects.toMatchObject({ code: 'connection-unsupported' });
    const failed = expect(h.persona.start()).rejects.toMatchObject({ code: 'connection-unsupported' });
    await vi.waitFor(() => expect(h.frames).not.toEqual([]));
    await settle();
    h.frame();
    await failed;
    expect(h.state.session).toMatchObject({ status: 'ended', reason: 'error' });
    expect(session).not.toHaveBeenCalled();
    expect(openMicrophone).not.toHaveBeenCalled();
    expect(h.errors).toHaveLength(1);
  });
});

describe('the session endpoint', () => {
  const answering = (status: number, body: string) => ({
    session: '/api/session',
    advanced: { environment: { fetch: async () => new Response(body, { status }) } },
  });

  it.each([
    [403, '{}', 'token-refused'],
    [429, 'slow down', 'token-rate-limited'],
    [500, 'oops', 'token-failed'],
    [502, '{"error":{"code":"anam-failed","message":"Anam had a problem."}}', 'token-failed'],
    // A retry helps in neither case, and the user's connection is not the cause.
    [502, '{"error":{"code":"anam-unauthorized","message":"Anam refused the key."}}', 'token-unauthorized'],
    [502, '{"error":{"code":"anam-no-plan","message":"No plan."}}', 'session-no-plan'],
    [404, '<html>', 'token-malformed'],
    [200, '<!doctype html>', 'token-malformed'],
    [200, '{"token":"x"}', 'token-malformed'],
  ])('answering %i %s ends the start with %s', async (status, body, code) => {
    const h = personaHarness(answering(status, body));
    const failed = expect(h.persona.start()).rejects.toMatchObject({ code });
    await vi.waitFor(() => expect(h.state.session.status).toBe('ended'));
    await failed;
  });

  it('that says why is quoted', async () => {
    const h = personaHarness(
      answering(403, '{"error":{"code":"not-authorized","message":"Sign in first."}}'),
    );
    const failed = expect(h.persona.start()).rejects.toMatchObject({
      message: 'POST /api/session returned 403: Sign in first.',
      data: { status: 403, detail: 'Sign in first' },
    });
    await vi.waitFor(() => expect(h.state.session.status).toBe('ended'));
    await failed;
  });

  it('gets the mode and the llmId', async () => {
    const fetch = vi.fn(async () => Response.json({ sessionToken: 'token' }));
    const h = personaHarness({
      session: '/api/session',
      llm: { server: { llmId: 'mine' } },
      advanced: { environment: { fetch } },
    });
    h.persona.start().catch(() => undefined);
    await vi.waitFor(() => expect(h.clients).toHaveLength(1));
    const [, init] = fetch.mock.calls[0] as unknown as [string, RequestInit];
    expect(JSON.parse(init.body as string)).toEqual({ mode: 'server', llmId: 'mine' });
  });

  it('gets `continued`, so that the greeting is not repeated', async () => {
    const fetch = vi.fn(async () => Response.json({ sessionToken: 'token' }));
    const h = personaHarness({ session: '/api/session', advanced: { environment: { fetch } } });
    await h.live();
    h.persona.ask('Hello?');
    await stopped(h);
    await h.live();
    const bodies = fetch.mock.calls.map((call) =>
      JSON.parse((call as unknown as [string, { body: string }])[1].body),
    );
    expect(bodies).toEqual([{ mode: 'client' }, { mode: 'client', continued: true }]);
  });
});

describe('a stop', () => {
  it('while the token is fetched aborts the fetch and makes no client (T11)', async () => {
    let signal: AbortSignal | undefined;
    const h = personaHarness({
      session: (request) => {
        signal = request.signal;
        return new Promise<string>(() => undefined);
      },
    });
    const failed = expect(h.persona.start()).rejects.toMatchObject({ code: 'session-stopped' });
    await settle();
    await stopped(h);
    await failed;
    expect(signal?.aborted).toBe(true);
    expect(h.clients).toHaveLength(0);
    expect(h.clock.pending).toBe(0);
  });

  it('while the session request is out: its late answer ends there (T11)', async () => {
    const h = personaHarness();
    const failed = expect(h.persona.start()).rejects.toMatchObject({ code: 'session-stopped' });
    await settle();
    await stopped(h);
    await failed;
    h.client.goLive();
    await settle();
    expect(h.state.session).toMatchObject({ status: 'ended', reason: 'user' });
    expect(h.clock.pending).toBe(0);
  });

  it('while the permission prompt is open: a late grant is given back (T14)', async () => {
    let grant!: (microphone: Microphone) => void;
    const h = personaHarness({
      devices: { microphone: true },
      advanced: { environment: { openMicrophone: () => new Promise((resolve) => (grant = resolve)) } },
    });
    const failed = expect(h.persona.start()).rejects.toMatchObject({ code: 'session-stopped' });
    await settle();
    expect(h.state.microphone.status).toBe('prompting');
    await stopped(h);
    await failed;
    const late = fakeMicrophone();
    grant(late);
    await settle();
    expect(late.closed).toBe(true);
    expect(h.clients).toHaveLength(0);
  });

  it('when live closes everything, keeps the transcript, and a new start works at once (S3, T13)', async () => {
    const h = personaHarness({ devices: { microphone: true } });
    await h.live();
    h.persona.ask('Hi');
    await h.model.text('Hello.');
    await stopped(h);
    expect(h.microphone.closed).toBe(true);
    expect(h.state.media).toBeNull();
    expect(h.model.runs[0]?.signal.aborted).toBe(true);
    expect(h.clock.pending).toBe(0);
    expect([...h.client.listeners.values()].every((set) => set.size === 0)).toBe(true);
    await h.live();
    expect(h.clients).toHaveLength(2);
    expect(h.messages).toHaveLength(2);
  });

  it('from idle and twice is harmless', async () => {
    const h = personaHarness();
    await h.persona.end();
    await h.persona.end();
    expect(h.state.session.status).toBe('idle');
  });
});

/** Ends the session and lets the last state be published, which `end()` waits for. */
async function stopped(h: ReturnType<typeof personaHarness>): Promise<void> {
  const stop = h.persona.end();
  await settle();
  h.frame();
  await stop;
}

describe('an end that we did not ask for', () => {
  it('by the server is reported once, and not overwritten by the trailing NORMAL (T10, T31)', async () => {
    const h = personaHarness();
    await h.live();
    h.client.emit('CONNECTION_CLOSED', 'CONNECTION_CLOSED_CODE_SERVER_CLOSED_CONNECTION', 'time limit');
    await settle();
    expect(h.client.stopped).toBe(1);
    expect(h.state.session).toMatchObject({
      status: 'ended',
      reason: 'limit',
      error: { code: 'session-ended-by-server', data: { detail: 'time limit' } },
    });
    expect(h.errors).toHaveLength(1);
  });

  it('by the signalling giving up tears down what the SDK leaves alive (T17)', async () => {
    const h = personaHarness({ devices: { microphone: true }, reconnect: false });
    await h.live();
    h.client.emit('CONNECTION_CLOSED', 'CONNECTION_CLOSED_CODE_SIGNALLING_CLIENT_CONNECTION_FAILURE');
    expect(h.client.stopped).toBe(1);
    expect(h.microphone.closed).toBe(true);
    expect(h.state.session).toMatchObject({ status: 'ended', reason: 'network' });
  });
});

describe('server mode', () => {
  const server = () => personaHarness({ llm: { server: { llmId: 'mine' } } });

  it('hands typed input to Anam once the data channel is open (T18), and shows its answer as it is spoken', async () => {
    const h = server();
    const started = h.persona.start();
    await settle();
    const turn = h.persona.ask('Hello?');
    expect(h.client.sent).toEqual([]);
    h.client.goLive();
    h.frame();
    await started;
    expect(h.client.sent).toEqual([{ type: 'user-message', content: 'Hello?' }]);
    h.client.personaSpoke('a', 'Hi ');
    h.client.personaSpoke('a', 'there.', { endOfSpeech: true });
    expect(await h.outcome(turn)).toBe('completed');
    expect(h.answers[0]).toMatchObject({ written: 'Hi there.', heard: 'Hi there.', status: 'done' });
  });

  it('shows an unrequested greeting as a separate turn', async () => {
    const h = server();
    await h.live();
    h.client.personaSpoke('g', 'Welcome! ');
    h.client.personaSpoke('g', '', { endOfSpeech: true });
    expect(h.answers).toMatchObject([{ written: 'Welcome! ', status: 'done' }]);
    expect(h.state.turn).toMatchObject({ status: 'ended', source: 'app', outcome: 'completed' });
  });

  it('puts reasoning events and the history event into one thought of the turn', async () => {
    const h = server();
    await h.live();
    const turn = h.persona.ask('Why?');
    const chunk = (content: string, endOfThought = false) =>
      h.client.emit('REASONING_STREAM_EVENT_RECEIVED', {
        id: 'persona::r',
        content,
        role: 'persona',
        endOfThought,
      });
    chunk('I ');
    chunk('think.', true);
    h.client.emit('REASONING_HISTORY_UPDATED', [
      { id: 'persona::r', content: 'I think.', role: 'persona' },
      { id: 'persona::missed', content: 'Before.', role: 'persona' },
    ]);
    const thoughts = h.state.reasoning.groups.flatMap((group) => group.items);
    expect(thoughts.map(({ text, status, source, turnId }) => ({ text, status, source, turnId }))).toEqual([
      { text: 'I think.', status: 'done', source: 'server', turnId: turn.id },
      { text: 'Before.', status: 'done', source: 'server', turnId: turn.id },
    ]);
  });
});

describe('publishing', () => {
  it('happens at most once a frame, with the last state', async () => {
    const h = personaHarness();
    await h.live();
    h.persona.ask('Hi');
    h.frame();
    let published = 0;
    h.persona.store.subscribe(() => (published += 1));
    for (const word of ['a ', 'b ', 'c ']) await h.model.text(word);
    expect(published).toBe(0);
    h.frame();
    expect(published).toBe(1);
    expect(h.answers[0]?.written).toBe('a b c ');
  });

  it('is immutable, and keeps the identity of unchanged parts', async () => {
    const h = personaHarness();
    await h.live();
    h.persona.ask('Hi');
    await h.model.text('One');
    const before = h.state;
    const copy = structuredClone({ transcript: before.transcript, reasoning: before.reasoning });
    await h.model.text(' two');
    expect({ transcript: before.transcript, reasoning: before.reasoning }).toEqual(copy);
    expect(h.state.reasoning).toBe(before.reasoning);
    expect(h.state.transcript.groups[0]?.items[0]).toBe(before.transcript.groups[0]?.items[0]);
  });

  it('an error of a subscriber reaches only onError', async () => {
    const h = personaHarness();
    const seen: string[] = [];
    h.persona.store.subscribe(() => {
      throw new Error('mine');
    });
    h.persona.store.subscribe((state) => seen.push(state.session.status));
    await h.live();
    expect(seen).toContain('live');
    expect(h.errors.every((error) => error.code === 'app-callback')).toBe(true);
  });
});

it('a stop from inside the onError callback waits for the tear-down like any other', async () => {
  const stops: Promise<void>[] = [];
  const h = personaHarness({ onError: () => stops.push(h.persona.end()) });
  await h.live();
  const { client } = h;
  client.stopStreaming = async () => {
    await settle();
    client.stopped += 1;
  };
  h.persona.ask('Go.');
  await h.model.fail(new Error('broken'));
  await settle();
  h.frame();
  await settle();
  h.frame();
  await Promise.all(stops);
  expect(stops).toHaveLength(1);
  expect(client.stopped).toBe(1);
});
