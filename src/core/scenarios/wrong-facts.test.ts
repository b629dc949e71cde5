// Regression tests for rules that used a guess instead of the fact, or a wrapper's field instead of the state.
import { describe, expect, it, vi } from 'vitest';
import { modeHarness, switchTo } from '../testing/mode-harness.js';
import { fakeMicrophone } from '../testing/fake-microphone.js';
import { personaHarness, type PersonaHarness } from '../testing/persona-harness.js';
import { settle } from '../testing/settle.js';
import type { Microphone } from '../ports/microphone.js';
import { logItems } from '../machine/logs/grouped-log.js';

const sentQuestions = (h: PersonaHarness) =>
  h.client.sent.flatMap((frame) => (frame.type === 'user-message' ? [frame.content] : []));

const server = { mode: 'server', serverLlmId: 'mine' } as const;

describe('the greeting', () => {
  it('is not spoken while the session still connects, and a later start greets', async () => {
    let grant!: (microphone: Microphone) => void;
    const prompt = new Promise<Microphone>((resolve) => (grant = resolve));
    const openMicrophone = vi.fn(async () => fakeMicrophone()).mockReturnValueOnce(prompt as never);
    const h = personaHarness({
      greeting: 'Welcome!',
      devices: { microphone: true },
      advanced: { environment: { openMicrophone } },
    });
    const failed = expect(h.persona.start()).rejects.toMatchObject({ code: 'session-timeout' });
    await settle();
    h.clock.advance(1_000);
    await settle();
    grant(fakeMicrophone());
    await settle();
    expect(h.messages).toEqual([]);
    h.clock.advance(30_000);
    await settle();
    h.frame();
    await failed;
    await h.live();
    expect(h.client.talked).toBe('Welcome!');
    expect(h.answers).toHaveLength(1);
  });

  it('is spoken again in the conversation after clear(), and not after an end', async () => {
    const h = personaHarness({ greeting: 'Welcome!' });
    await h.live();
    void h.persona.end();
    await settle();
    await h.live();
    expect(h.client.talked).toBe('');
    void h.persona.clear();
    await settle();
    await h.live();
    expect(h.client.talked).toBe('Welcome!');
  });
});

describe('a question in server mode', () => {
  it('that the app heard itself is sent to the service', async () => {
    const h = personaHarness(server);
    await h.live();
    h.persona.ask('Spoken to my own recogniser', { source: 'speech' });
    await settle();
    expect(sentQuestions(h)).toEqual(['Spoken to my own recogniser']);
    expect(h.messages[0]).toMatchObject({ role: 'user', source: 'speech' });
  });

  it('that the service heard is not sent to it again', async () => {
    const h = personaHarness(server);
    await h.live();
    h.client.userSpoke('1', 'Heard by Anam');
    await settle();
    expect(sentQuestions(h)).toEqual([]);
  });

  it('that was spoken in client mode and waited over a switch is sent', async () => {
    const { h } = modeHarness({ advanced: { inputPolicy: 'queue' } });
    await h.live();
    h.persona.ask('First');
    await settle();
    h.client.userSpoke('1', 'Said before the switch');
    await settle();
    await switchTo(h, 'server');
    await settle();
    expect(sentQuestions(h)).toEqual(['Said before the switch']);
  });
});

describe('paid sessions end', () => {
  const pay = { name: 'pay', needsApproval: true, execute: () => 'paid' };

  it.each([
    [
      'client',
      async (h: PersonaHarness) => {
        h.persona.ask('Pay.');
        await settle();
        await h.model.part({ type: 'tool-call', id: 'c1', name: 'pay', arguments: '{}' });
        await h.model.end();
      },
    ],
    [
      'server',
      async (h: PersonaHarness) => {
        h.client.userSpoke('1', 'Pay.');
        void h.client.callTool('c1', 'pay', {}).catch(() => undefined);
        await settle();
      },
    ],
    [
      'server, outside any turn',
      async (h: PersonaHarness) => {
        void h.client.callTool('c1', 'pay', {}).catch(() => undefined);
        await settle();
      },
    ],
  ] as const)('when a tool waits for approval for ever (%s)', async (where, call) => {
    const mode = where === 'client' ? 'client' : 'server';
    const h = personaHarness({ serverLlmId: 'mine', mode, tools: [pay], limits: { idleSeconds: 300 } });
    await h.live();
    await call(h);
    expect(logItems(h.state.toolCalls)[0]?.status).toBe('awaiting-approval');
    h.clock.advance(275_000);
    expect(h.state.ending).toMatchObject({ reason: 'idle' });
    h.clock.advance(30_000);
    await settle();
    expect(h.state.session).toMatchObject({ status: 'ended', reason: 'idle' });
    expect(h.client.stopped).toBeGreaterThan(0);
  });

  it('not while a tool that was allowed still runs', async () => {
    const slow = { ...pay, timeoutMs: 600_000, execute: () => new Promise(() => undefined) };
    const h = personaHarness({ ...server, tools: [slow], limits: { idleSeconds: 300 } });
    await h.live();
    h.client.userSpoke('1', 'Pay.');
    void h.client.callTool('c1', 'pay', {}).catch(() => undefined);
    await settle();
    h.persona.respondToToolCall('c1', true);
    await settle();
    h.clock.advance(400_000);
    expect(h.state.session.status).toBe('live');
  });

  it('when a tool that the service runs is never reported as ended', async () => {
    const h = personaHarness({ ...server, limits: { idleSeconds: 300 } });
    await h.live();
    h.client.userSpoke('1', 'Look it up.');
    const call = { toolCallId: 's1', toolName: 'search', toolType: 'server', arguments: {} };
    h.client.emit('TOOL_CALL_STARTED', call);
    h.clock.advance(61_000);
    await settle();
    expect(h.state.turn).toMatchObject({ status: 'ended', outcome: 'failed' });
  });
});

describe('a model of the service that thinks for long', () => {
  const think = (h: PersonaHarness, content: string) =>
    h.client.emit('REASONING_STREAM_EVENT_RECEIVED', { id: 't', content, endOfThought: false });

  it('keeps its turn as long as its thoughts grow, and the answer is of that turn', async () => {
    const h = personaHarness(server);
    await h.live();
    h.client.userSpoke('1', 'Hard question?');
    for (let minute = 0; minute < 5; minute += 1) {
      think(h, 'Hm. ');
      h.clock.advance(45_000);
    }
    expect(h.errors).toEqual([]);
    h.client.personaSpoke('p', 'Forty-two.', { endOfSpeech: true });
    await settle();
    expect(new Set(h.messages.map(({ turnId }) => turnId)).size).toBe(1);
    expect(h.state.turn).toMatchObject({ status: 'ended', outcome: 'completed' });
  });

  it('keeps a call alive that the user allows after a minute', async () => {
    const execute = vi.fn(() => 'paid');
    const h = personaHarness({ ...server, tools: [{ name: 'pay', needsApproval: true, execute }] });
    await h.live();
    h.client.userSpoke('1', 'Pay.');
    const result = h.client.callTool('c1', 'pay', {});
    await settle();
    h.clock.advance(90_000);
    h.persona.respondToToolCall('c1', true);
    await expect(result).resolves.toBe('paid');
    expect(h.state.turn.status).toBe('thinking');
    h.clock.advance(61_000);
    expect(h.state.turn).toMatchObject({ status: 'ended', outcome: 'failed' });
  });
});

describe('an adapter whose probes throw', () => {
  it('is reported, and the session goes live with the rest of its step', async () => {
    const llm = {
      name: 'probing',
      async *stream() {},
      startProbing: () => {
        throw new Error('no probes today');
      },
    };
    const h = personaHarness({ llm: { client: llm }, greeting: 'Hello there.' });
    await h.live();
    expect(h.errors).toMatchObject([{ code: 'app-callback' }]);
    expect(h.client.talked).toBe('Hello there.');
  });

  it('is probed again in the next session, and its stop is isolated too', async () => {
    const stop = vi.fn(() => {
      throw new Error('cannot stop');
    });
    const startProbing = vi.fn(() => stop);
    const h = personaHarness({ llm: { client: { name: 'probing', async *stream() {}, startProbing } } });
    await h.live();
    void h.persona.end();
    await settle();
    await h.live();
    expect([startProbing.mock.calls.length, stop.mock.calls.length]).toEqual([2, 1]);
    expect(h.errors).toMatchObject([{ code: 'app-callback' }]);
  });
});

it('a mute that was asked for before the first start is in the state and holds for the microphone', async () => {
  const h = personaHarness({ devices: { microphone: true } });
  h.persona.setMicrophoneMuted(true);
  expect(h.state.microphoneMuted).toBe(true);
  await h.live();
  expect([h.state.microphoneMuted, h.microphone.muted]).toEqual([true, true]);
  void h.persona.clear();
  await settle();
  expect(h.state.microphoneMuted).toBe(true);
});
