import { expect, it, vi } from 'vitest';
import { selectActivity } from '../core/index.js';
import { loadSessionCode } from '../core/testing/load-session-code.js';
import { FakeClock } from '../core/testing/fake-clock.js';
import { fakeMicrophone } from '../core/testing/fake-microphone.js';
import { settle } from '../core/testing/settle.js';
import { logItems } from '../core/machine/logs/grouped-log.js';
import { livekitPersona, type LiveKitPersonaOptions } from './livekit-persona.js';
import { FakeRoom } from './testing/fake-room.js';

await loadSessionCode();

class FakeStream {
  readonly tracks: unknown[] = [];
  addTrack = (track: unknown) => void this.tracks.push(track);
  removeTrack = (track: unknown) => void this.tracks.splice(this.tracks.indexOf(track), 1);
}

const video = { kind: 'video' } as MediaStreamTrack;
const audio = { kind: 'audio' } as MediaStreamTrack;
const ownAudio = { kind: 'audio' };
const otherAudio = { kind: 'audio', label: 'another' };

function roomPersona(options: Partial<LiveKitPersonaOptions> = {}) {
  const clock = new FakeClock();
  const room = new FakeRoom();
  const microphone = fakeMicrophone();
  Object.defineProperty(microphone, 'stream', { value: { getAudioTracks: () => [ownAudio] } });
  const other = fakeMicrophone();
  Object.defineProperty(other, 'stream', { value: { getAudioTracks: () => [otherAudio] } });
  const errors: string[] = [];
  const persona = livekitPersona({
    token: async () => ({ url: 'wss://room.test', token: 'jwt' }),
    loadLiveKit: async () => room.sdk,
    onError: ({ code }) => errors.push(code),
    ...options,
    environment: {
      clock,
      createStream: () => new FakeStream() as unknown as MediaStream,
      supportsWebRtc: () => true,
      openMicrophone: async (request) => (request?.deviceId ? other : microphone),
      scheduleFrame: (callback) => {
        const frame = clock.setTimeout(callback, 16);
        return () => clock.clearTimeout(frame);
      },
    },
  });
  const publish = async () => {
    await settle();
    clock.advance(16);
    await settle();
  };
  const state = () => persona.store.getState();
  const messages = () => logItems(state().transcript);
  const destroy = async () => {
    const gone = persona.destroy();
    await publish();
    await gone;
  };
  return { clock, room, microphone, persona, errors, publish, state, messages, destroy };
}

async function liveRoom(options: Partial<LiveKitPersonaOptions> = {}) {
  const kit = roomPersona(options);
  await kit.persona.preload();
  const started = kit.persona.start();
  await kit.publish();
  kit.room.joined();
  await settle();
  kit.room.show(video);
  await kit.publish();
  await started;
  return kit;
}

it('joins with the token of your server, publishes the microphone, and is live with the first track', async () => {
  const { room, persona, publish, state, destroy } = roomPersona();
  await persona.preload();
  const started = persona.start();
  await publish();
  expect(state().session.status).toBe('connecting');
  room.joined();
  await publish();
  expect(state().session.status).toBe('connecting');
  room.show(video);
  room.show(audio);
  await publish();
  await started;
  expect(room.calls).toEqual([
    ['connect', 'wss://room.test', 'jwt'],
    ['publish', ownAudio],
  ]);
  expect(state()).toMatchObject({
    session: { status: 'live', sessionId: 'room-1' },
    microphone: { status: 'granted' },
    microphoneMuted: false,
    media: { tracks: [video, audio] },
  });
  await destroy();
});

it('shows only the avatar', async () => {
  const { room, state, destroy } = await liveRoom({ avatarIdentity: 'avatar' });
  const other = { identity: 'agent', attributes: {}, isAgent: true, isSpeaking: false };
  room.emit('trackSubscribed', { mediaStreamTrack: audio }, null, other);
  expect(state().media).toMatchObject({ tracks: [video] });
  await destroy();
});

it('makes turns of text streams: guesses at the user’s words are passed over, segments of one answer are one', async () => {
  const { room, publish, messages, state, destroy } = await liveRoom();
  room.say('user', 'u1', ['How'], false);
  room.say('user', 'u1', ['How are you?']);
  await publish();
  expect(selectActivity(state())).toBe('thinking');
  room.agent('speaking');
  room.say('avatar', 'p1', ['Very ', 'well.']);
  await publish();
  room.say('avatar', 'p2', ['And you?']);
  await publish();
  expect(selectActivity(state())).toBe('speaking');
  room.agent('listening');
  await publish();
  expect(selectActivity(state())).toBe('listening');
  room.say('user', 'u2', ['Fine.']);
  await publish();
  expect(messages()).toMatchObject([
    { role: 'user', text: 'How are you?', source: 'speech' },
    { role: 'persona', written: 'Very well. And you?', heard: 'Very well. And you?', status: 'done' },
    { role: 'user', text: 'Fine.' },
  ]);
  await destroy();
});

it('reads the older event, which repeats the whole segment, and uses only one form', async () => {
  const { room, publish, messages, destroy } = await liveRoom();
  const user = room.localParticipant;
  room.emit('transcriptionReceived', [{ id: 'a', text: 'Hi', final: false }], user);
  room.emit('transcriptionReceived', [{ id: 'a', text: 'Hi there', final: true }], user);
  room.say('user', 'u1', ['Hi there']);
  room.emit('transcriptionReceived', [{ id: 'b', text: 'Hel', final: false }]);
  room.emit('transcriptionReceived', [{ id: 'b', text: 'Hello.', final: true }]);
  await publish();
  expect(messages()).toMatchObject([
    { role: 'user', text: 'Hi there' },
    { role: 'persona', written: 'Hello.', status: 'done' },
  ]);
  await destroy();
});

it('leaves a transcription that has no end', async () => {
  const { room, publish, messages, destroy } = await liveRoom();
  const left: string[] = [];
  function* endless(from: string) {
    try {
      for (;;) yield 'words '.repeat(1000);
    } finally {
      left.push(from);
    }
  }
  room.say('user', 'u1', endless('user'));
  await vi.waitFor(() => expect(left).toEqual(['user']));
  room.say('agent', 'a1', endless('agent'));
  await vi.waitFor(() => expect(left).toEqual(['user', 'agent']));
  await publish();
  const lengths = messages().map((message) =>
    message.role === 'user' ? message.text.length : message.written.length,
  );
  expect(Math.max(...lengths)).toBeLessThanOrEqual(100_000);
  await destroy();
});

it('sends typed words on lk.chat', async () => {
  const { room, persona, publish, messages, destroy } = await liveRoom();
  const { ended } = persona.ask('Hello');
  room.say('avatar', 'p1', ['Hi.']);
  await publish();
  expect(room.calls.at(-1)).toEqual(['lk.chat', 'Hello']);
  expect((await ended).outcome).toBe('completed');
  expect(messages()).toMatchObject([{ text: 'Hello' }, { written: 'Hi.' }]);
  await destroy();
});

it('keeps the answers apart when the user types while the agent speaks', async () => {
  const { room, persona, publish, messages, destroy } = await liveRoom();
  room.agent('speaking');
  room.say('avatar', 'p1', ['One two']);
  await publish();
  const { ended } = persona.ask('Stop counting');
  room.say('avatar', 'p1', [' three']);
  room.say('avatar', 'p2', ['As you wish.']);
  await publish();
  room.agent('listening');
  await publish();
  expect((await ended).outcome).toBe('completed');
  expect(messages()).toMatchObject([
    { written: 'One two three', status: 'interrupted' },
    { text: 'Stop counting' },
    { written: 'As you wish.', status: 'done' },
  ]);
  await destroy();
});

it('interrupts by the method that the agent has registered, and else does nothing', async () => {
  for (const interruptMethod of ['hush', undefined]) {
    const { room, persona, publish, state, destroy } = await liveRoom(
      interruptMethod ? { interruptMethod } : {},
    );
    room.agent('speaking');
    room.say('avatar', 'p1', ['One two']);
    await publish();
    persona.interrupt();
    await publish();
    const call = { destinationIdentity: 'avatar', method: 'hush', payload: '' };
    expect(room.calls.filter((entry) => JSON.stringify(entry) === JSON.stringify(call))).toHaveLength(
      interruptMethod ? 1 : 0,
    );
    expect(selectActivity(state())).toBe(interruptMethod ? 'interrupted' : 'speaking');
    await destroy();
  }
});

it('mutes the track in the room', async () => {
  const { room, persona, publish, state, destroy } = await liveRoom();
  persona.setMicrophoneMuted(true);
  await publish();
  expect(room.calls.at(-1)).toBe('mute');
  expect(state()).toMatchObject({ microphone: { status: 'granted' }, microphoneMuted: true });
  persona.setMicrophoneMuted(false);
  expect(room.calls.at(-1)).toBe('unmute');
  await destroy();
});

it('shows that the room reconnects, and that the user speaks', async () => {
  const { clock, room, publish, state, destroy } = await liveRoom();
  room.state = 'signalReconnecting';
  clock.advance(250);
  await publish();
  expect(state().session.status).toBe('reconnecting');
  room.state = 'connected';
  room.localParticipant.isSpeaking = true;
  room.emit('activeSpeakersChanged', [room.localParticipant]);
  await publish();
  expect(state()).toMatchObject({ session: { status: 'live' }, userSpeaking: true });
  await destroy();
});

it.each([
  { reason: 5, status: 'server', code: 'session-ended-by-server' },
  { reason: 9, status: 'network', code: 'connection-lost' },
  { reason: undefined, status: 'network', code: 'connection-lost' },
])('ends as $status when LiveKit disconnects with reason $reason', async ({ reason, status, code }) => {
  const { room, publish, state, microphone } = await liveRoom({ reconnect: false });
  room.emit('disconnected', ...((reason === undefined ? [] : [reason]) as [number?]));
  await publish();
  expect(state()).toMatchObject({
    session: { status: 'ended', reason: status, error: { code } },
    media: null,
  });
  expect([room.listenerCount, microphone.closed]).toEqual([0, true]);
});

it('lets the room hear another device in the same publication', async () => {
  const { persona, room, publish, microphone, state } = await liveRoom();
  persona.selectMicrophone('another');
  await publish();
  expect(room.calls.at(-1)).toEqual(['replace', otherAudio]);
  expect(microphone.closed).toBe(true);
  expect(state().microphone.status).toBe('granted');
});

it('asks for one fresh token when the room refuses it, then fails', async () => {
  let asked = 0;
  const { room, persona, publish, state } = roomPersona({
    token: async () => ({ url: 'wss://room.test', token: `jwt-${(asked += 1)}` }),
  });
  const started = persona.start().catch(({ code }: { code: string }) => code);
  const refusal = Object.assign(new Error('no permission'), { reason: 0 });
  await publish();
  room.refuse(refusal);
  await publish();
  room.refuse(refusal);
  await publish();
  expect(await started).toBe('session-expired');
  expect(asked).toBe(2);
  expect(state().session).toMatchObject({ status: 'ended', reason: 'error' });
});

it('hands what your server returned to the room as it is, and says when that is no pair of url and token', async () => {
  const { persona, publish, errors } = roomPersona({ token: async () => ({ error: 'full' }) as never });
  const started = persona.start().catch((error: unknown) => error);
  await publish();
  expect(await started).toMatchObject({ code: 'config-invalid' });
  expect(errors).toEqual(['config-invalid']);
});

it('fails when the room does not take the microphone, with its reason', async () => {
  const { room, persona, publish } = roomPersona();
  room.localParticipant.publishTrack = () => Promise.reject(new Error('no permission to publish'));
  const started = persona.start().catch((error: unknown) => error);
  await publish();
  room.joined();
  await publish();
  expect(await started).toMatchObject({
    code: 'session-failed',
    message: expect.stringContaining('no permission to publish') as string,
  });
  expect(room.listenerCount).toBe(0);
});

it('says that there is no AnamClient in a room', () => {
  const token = async () => ({ url: 'wss://room.test', token: 'jwt' });
  // @ts-expect-error the type does not allow this option
  expect(() => livekitPersona({ token, onClient: () => undefined })).toThrow(
    expect.objectContaining({
      code: 'config-invalid',
      message: '`onClient` cannot be used, because a LiveKit room has no `AnamClient`.',
    }),
  );
});

it('names the package that is missing', async () => {
  const { personaError } = await import('../core/index.js');
  const missing = personaError('config-sdk', { message: 'Loading livekit-client failed.' });
  const { persona, publish, errors } = roomPersona({ loadLiveKit: () => Promise.reject(missing) });
  const started = persona.start().catch((error: unknown) => error);
  await publish();
  expect(await started).toBe(missing);
  expect(errors).toEqual(['config-sdk']);
});

const awaits = ['token', 'joining', 'publishing', 'first track', 'live', 'speaking'] as const;

it.each(awaits)('leaves nothing after a stop at: %s', async (point) => {
  let give: (credentials: { url: string; token: string }) => void = () => undefined;
  const { clock, room, persona, publish, microphone, state } = roomPersona({
    token: () => new Promise((resolve) => (give = resolve)),
  });
  room.holdPublish = true;
  const steps: readonly (() => void)[] = [
    () => give({ url: 'wss://room.test', token: 'jwt' }),
    () => room.joined(),
    () => room.published(),
    () => room.show(video),
    () => room.say('avatar', 'p1', ['One two three.'], false),
  ];
  const started = persona.start().catch(({ code }: { code: string }) => code);
  await publish();
  for (const step of steps.slice(0, awaits.indexOf(point))) {
    step();
    await publish();
  }
  const stopped = persona.end();
  await publish();
  await stopped;
  // Data that is in transit still arrives.
  for (const step of steps.slice(awaits.indexOf(point))) step();
  await publish();
  expect(await started).toBe(awaits.indexOf(point) < 4 ? 'session-stopped' : undefined);
  expect(state()).toMatchObject({ session: { status: 'ended', reason: 'user' }, media: null });
  expect([room.state === 'connected', room.listenerCount, microphone.closed]).toEqual([false, 0, true]);
  const { transcript } = state();
  clock.advance(60_000);
  expect(state().transcript).toBe(transcript);
});

it('refuses actions that only the agent can do', async () => {
  const { persona } = roomPersona();
  const refused = { code: 'config-invalid', message: expect.stringContaining('LiveKit room') as string };
  await expect(persona.setMode('client')).rejects.toMatchObject(refused);
  expect(() => persona.addContext('x')).toThrow(expect.objectContaining(refused));
  expect(() => persona.say('x')).toThrow(expect.objectContaining(refused));
  expect(() => persona.registerTool({} as never)).toThrow(expect.objectContaining(refused));
  expect(() => livekitPersona({ token: 'jwt' })).toThrow(expect.objectContaining({ code: 'config-invalid' }));
});

it('tells whether this browser can open a session', async () => {
  const { persona, destroy } = roomPersona();
  expect(persona.isSupported()).toBe(true);
  await destroy();
});
