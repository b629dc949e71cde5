import { expect, it } from 'vitest';
import { createPersona, type OnClient } from '../core/index.js';
import type { FakeAnamClient } from '../core/testing/fake-anam-client.js';
import { clientsOf } from '../core/testing/fake-sessions.js';
import { FakeClock } from '../core/testing/fake-clock.js';
import { fakeMicrophone } from '../core/testing/fake-microphone.js';
import { settle } from '../core/testing/settle.js';
import { logItems } from '../core/machine/logs/grouped-log.js';
import { PassthroughClient } from '../voice/testing/passthrough-client.js';
import { elevenLabsAgent } from './elevenlabs-agent.js';
import { FakeAgentSocket } from './testing/fake-agent-socket.js';

async function liveAgent(onClient?: OnClient) {
  const clock = new FakeClock();
  const clients: PassthroughClient[] = [];
  const sockets: FakeAgentSocket[] = [];
  const microphone: {
    onAudio: (base64: string) => void;
    onFailed: (cause: Error) => void;
    open: boolean;
    streams: unknown[];
  } = {
    onAudio: () => undefined,
    onFailed: () => undefined,
    open: false,
    streams: [],
  };
  const agent = elevenLabsAgent({
    signedUrl: () => 'wss://agent.test/signed',
    conversation: { dynamic_variables: { name: 'Ada' } },
    environment: {
      clock,
      openSocket: (url) => {
        sockets.push(new FakeAgentSocket(url));
        return sockets.at(-1)?.asWebSocket as never;
      },
      listen: (stream, onAudio, onFailed) => {
        microphone.streams.push(stream);
        Object.assign(microphone, { onAudio, onFailed, open: true });
        return () => void (microphone.open = false);
      },
    },
  });
  const anam = clientsOf(
    async () => (token, options) => {
      const client = new PassthroughClient(token, options);
      clients.push(client);
      return client.asClient;
    },
    onClient,
  );
  const persona = createPersona({
    session: () => 'token',
    llm: { server: { llmId: 'CUSTOMER_CLIENT_V1' } },
    advanced: {
      environment: {
        sessions: (port) => agent.sessions(anam(port)),
        clock,
        supportsWebRtc: () => true,
        openMicrophone: async (request) =>
          Object.assign(fakeMicrophone(), { stream: { id: request?.deviceId ?? 'first' } }),
        scheduleFrame: (callback) => {
          const frame = clock.setTimeout(callback, 16);
          return () => clock.clearTimeout(frame);
        },
      },
    },
  });
  const started = persona.start();
  await settle();
  const client = clients[0] as PassthroughClient;
  client.goLive();
  await settle();
  const socket = sockets[0] as FakeAgentSocket;
  await settle();
  socket.open();
  clock.advance(16);
  await started;
  return { clock, client, socket, persona, microphone };
}

const user = (text: string) => ({
  type: 'user_transcript',
  user_transcription_event: { user_transcript: text },
});
const answer = (text: string) => ({ type: 'agent_response', agent_response_event: { agent_response: text } });

it('is a session like any other: the same transcript, the agent’s audio, its microphone', async () => {
  const { clock, client, socket, persona, microphone } = await liveAgent();
  expect(client.options?.disableInputAudio).toBe(true);
  expect(socket.sent[0]).toEqual({
    type: 'conversation_initiation_client_data',
    dynamic_variables: { name: 'Ada' },
  });
  microphone.onAudio('AAAA');
  expect(socket.sent.at(-1)).toEqual({ user_audio_chunk: 'AAAA' });
  socket.say(user('How are you?'));
  socket.say(answer('Very well.'));
  socket.say({ type: 'audio', audio_event: { event_id: 1, audio_base_64: 'BBBBBBBB' } });
  clock.advance(3000);
  expect(client.audio).toEqual([
    { encoding: 'pcm_s16le', sampleRate: 16_000, channels: 1 },
    'BBBBBBBB',
    'end',
  ]);
  expect(logItems(persona.store.getState().transcript)).toMatchObject([
    { role: 'user', text: 'How are you?', source: 'speech' },
    { role: 'persona', written: 'Very well.', heard: 'Very well.', status: 'done' },
  ]);
  void persona.destroy();
});

it('goes on without a microphone that cannot be read, and says so', async () => {
  const { persona, microphone, clock } = await liveAgent();
  microphone.onFailed(new Error('The worklet did not load.'));
  expect(microphone.streams).toHaveLength(1);
  clock.advance(16);
  await settle();
  expect(persona.store.getState()).toMatchObject({
    session: { status: 'live' },
    microphone: { status: 'unavailable', error: { code: 'microphone-not-connected' } },
  });
  expect(microphone.open).toBe(false);
  void persona.destroy();
});

it('lets the agent hear another device, and that one only', async () => {
  const { socket, persona, microphone } = await liveAgent();
  const before = microphone.onAudio;
  persona.selectMicrophone('second');
  await settle();
  expect(microphone.streams).toEqual([{ id: 'first' }, { id: 'second' }]);
  expect(microphone.onAudio).not.toBe(before);
  microphone.onAudio('AAAA');
  expect(socket.sent.at(-1)).toEqual({ user_audio_chunk: 'AAAA' });
  expect(microphone.open).toBe(true);
  void persona.destroy();
});

it('keeps the part of an interrupted answer that the agent reports as heard', async () => {
  const { clock, client, socket, persona } = await liveAgent();
  socket.say(user('Tell me all.'));
  socket.say(answer('One two three four five six seven.'));
  clock.advance(700);
  socket.say({ type: 'interruption', interruption_event: { event_id: 5 } });
  socket.say({
    type: 'agent_response_correction',
    agent_response_correction_event: { corrected_agent_response: 'One two three' },
  });
  expect(client.sent).toContainEqual({ type: 'interrupt' });
  expect(client.audio.at(-1)).toBe('end');
  clock.advance(3000);
  expect(logItems(persona.store.getState().transcript)[1]).toMatchObject({
    heard: 'One two three',
    status: 'interrupted',
  });
  void persona.destroy();
});

it('lets no audio wait for a lost signalling connection', async () => {
  const { client, socket, persona } = await liveAgent();
  client.signallingOpen = false;
  socket.say({ type: 'audio', audio_event: { event_id: 1, audio_base_64: 'BBBBBBBB' } });
  client.signallingOpen = true;
  socket.say({ type: 'audio', audio_event: { event_id: 1, audio_base_64: 'CCCCCCCC' } });
  expect(client.audio.slice(1)).toEqual(['CCCCCCCC']);
  void persona.destroy();
});

it('sends typed words to the agent', async () => {
  const { socket, persona } = await liveAgent();
  void persona.ask('Hello').ended;
  expect(socket.sent.at(-1)).toEqual({ type: 'user_message', text: 'Hello' });
  void persona.destroy();
});

it('leaves nothing open after a stop', async () => {
  const { clock, client, socket, persona, microphone } = await liveAgent();
  socket.say(answer('One two three.'));
  const stopped = persona.end();
  await settle();
  clock.advance(16);
  await stopped;
  expect([socket.readyState, microphone.open, client.stopped]).toEqual([3, false, 1]);
  expect([...client.listeners.values()].every((all) => all.size === 0)).toBe(true);
  const { transcript } = persona.store.getState();
  clock.advance(60_000);
  expect(persona.store.getState().transcript).toBe(transcript);
});

it('ends the session when the agent is lost', async () => {
  const { clock, socket, persona, microphone } = await liveAgent();
  socket.lose();
  await settle();
  clock.advance(16);
  const { session } = persona.store.getState();
  expect(session).toMatchObject({ status: 'ended', reason: 'server' });
  expect(microphone.open).toBe(false);
});

it('gives the app the client of each session before it connects, and says when that is over', async () => {
  const calls: unknown[] = [];
  const { clock, client, persona } = await liveAgent((given, { mode }) => {
    const { inputs } = given as unknown as FakeAnamClient;
    calls.push([given, mode, inputs.length]);
    return () => calls.push('left');
  });
  expect(calls).toEqual([[client.asClient, 'server', 0]]);
  const ended = persona.end();
  await settle();
  clock.advance(16);
  await ended;
  expect(calls.slice(1)).toEqual(['left']);
});

it('ignores the conversation events of Anam, and offers it no tools', async () => {
  const { clock, client, persona } = await liveAgent();
  const handlers: string[] = [];
  client.registerToolCallHandler = (name) => {
    handlers.push(name);
    return () => true;
  };
  persona.registerTool({ name: 'look', execute: () => 'seen' });
  client.userSpeaks(true);
  client.userSpoke('u1', 'Hello?');
  client.personaSpoke('p1', 'Anam speaks.', { endOfSpeech: true });
  client.emit('TOOL_CALL_STARTED', { toolCallId: 'c1', toolName: 'look', arguments: {} });
  client.emit('REASONING_STREAM_EVENT_RECEIVED', { id: 'r1', content: 'Hm.', endOfThought: true });
  client.emit('SESSION_READY', 'session-1');
  clock.advance(16);
  const { transcript, reasoning, userSpeaking } = persona.store.getState();
  expect([transcript.size, reasoning.size, userSpeaking, handlers]).toEqual([0, 0, false, []]);
  void persona.destroy();
});
