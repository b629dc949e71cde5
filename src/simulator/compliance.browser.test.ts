/**
 * The unmodified `@anam-ai/js-sdk` 4.27.0 against the simulator, over real WebRTC in Chromium. Each case names the part
 * of the SDK that it verifies, with paths relative to the SDK's `dist/module`.
 */
import { AnamEvent, createClient } from '@anam-ai/js-sdk';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { observeNetwork, Log } from '../contract-page/observe.js';
import { readRecording } from '../contract/recording.js';
import { inventedBy, shapesOf } from '../contract/shapes.js';
import { createSimulator, scenarios, type Simulator, type SimulatorOptions } from './index.js';
import { sdkSession, withoutPool } from './testing/sdk-session.js';

let simulator: Simulator;

const useSimulator = (options: SimulatorOptions = {}) => {
  simulator.uninstall();
  simulator = createSimulator({ microphone: 'ignore', ...options });
  simulator.install();
  return simulator;
};

beforeEach(() => {
  simulator = createSimulator({ microphone: 'ignore' });
  simulator.install();
});

afterEach(() => {
  const violations = simulator.sessions.flatMap((session) => session.violations);
  simulator.uninstall();
  if (violations.length > 0)
    throw new Error(`The SDK said what the simulator does not know: ${violations.join(', ')}`);
});

describe('a connection', () => {
  it('comes up with picture, voice, channel and readiness (modules/StreamingClient.js: onSignalMessage, setupDataChannels)', async () => {
    const sdk = await sdkSession(simulator);
    const streams = await sdk.client.stream();
    await Promise.all([
      sdk.heard('SESSION_READY'),
      sdk.heard('DATA_CHANNEL_OPEN'),
      sdk.heard('CONNECTION_ESTABLISHED'),
    ]);
    // The SDK reads `event.streams[0]` for both tracks.
    expect(new Set(streams).size).toBe(1);
    expect(
      streams[0]
        ?.getTracks()
        .map((track) => track.kind)
        .toSorted(),
    ).toEqual(['audio', 'video']);
    await firstFrame(streams[0] as MediaStream);
    await sdk.client.stopStreaming();
  });

  it('that is stopped leaves no session behind (modules/StreamingClient.js: shutdown)', async () => {
    const sdk = await sdkSession(simulator);
    await sdk.client.stream();
    await sdk.client.stopStreaming();
    expect(sdk.told.at(-1)).toMatchObject({
      event: 'CONNECTION_CLOSED',
      args: ['CONNECTION_CLOSED_CODE_NORMAL'],
    });
    await vi.waitFor(() => expect(simulator.sessions[0]?.open).toBe(false), 3000);
  });

  it('of two sessions is independent: ending one keeps the other', async () => {
    const [first, second] = await Promise.all([sdkSession(simulator), sdkSession(simulator)]);
    await Promise.all([first.client.stream(), second.client.stream()]);
    await first.client.stopStreaming();
    await second.client.createTalkMessageStream().streamMessageChunk('Still here.', true);
    await vi.waitFor(() => expect(second.texts('persona').at(-1)?.endOfSpeech).toBe(true), 5000);
    expect(first.texts('persona')).toEqual([]);
    await second.client.stopStreaming();
  });
});

describe('a recording of `anam-react contract`', () => {
  const recordings = Object.entries(
    import.meta.glob<string>('../contract/testing/*.jsonl', {
      query: '?raw',
      import: 'default',
      eager: true,
    }),
  );

  it.each(recordings)('%s has every field that the simulator sends, with its type', async (_file, text) => {
    useSimulator({ scenario: scenarios.bargeIn });
    const log = new Log();
    const { fetch: realFetch, WebSocket: RealSocket } = globalThis;
    const { createDataChannel } = RTCPeerConnection.prototype;
    observeNetwork(log, 'https://api.anam.ai');
    const sdk = await sdkSession(simulator);
    await sdk.client.stream();
    await sdk.heard('DATA_CHANNEL_OPEN');
    log.step = 'client/interrupt';
    await sdk.client
      .createTalkMessageStream('cut')
      .streamMessageChunk('A sentence that is long enough to be cut.', true);
    await vi.waitFor(() => expect(sdk.texts('persona').length).toBeGreaterThan(1), 5000);
    sdk.client.interruptPersona();
    await vi.waitFor(() => expect(sdk.texts('persona').at(-1)?.interrupted).toBe(true), 3000);
    await simulator.userSays('Hello there.');
    await vi.waitFor(() => expect(sdk.texts('user')).toHaveLength(1), 3000);
    await sdk.client.stopStreaming();
    Object.assign(globalThis, { fetch: realFetch, WebSocket: RealSocket });
    RTCPeerConnection.prototype.createDataChannel = createDataChannel;
    const simulated = shapesOf(log.entries);
    expect([...simulated.keys()]).toEqual(
      expect.arrayContaining([
        'channel speechText',
        'socket talkinputstreaminterrupted',
        'channel userSpeechStarted',
      ]),
    );
    expect(inventedBy(simulated, shapesOf(readRecording(text).entries))).toEqual([]);
  });
});

describe('a refused start (modules/CoreApiRestClient.js: attemptStartSession)', () => {
  const startFails = async () => {
    const sdk = await sdkSession(simulator);
    return sdk.client.stream().then(
      () => ({ code: 'none' }),
      (error: unknown) => error,
    );
  };

  it.each([
    [401, 'Unauthorized', 'AUTHENTICATION_ERROR'],
    [402, 'No plan', 'NO_PLAN_FOUND'],
    [429, 'Concurrent session limit reached', 'MAX_CONCURRENT_SESSIONS_REACHED'],
    [429, 'Spend cap reached', 'SPEND_CAP_REACHED'],
    [429, 'Monthly usage limit reached', 'USAGE_LIMIT_REACHED'],
    [503, 'No engine', 'SERVICE_BUSY'],
  ])('by %i "%s" is %s', async (status, error, code) => {
    useSimulator({ scenario: { name: 'refused', refuse: { status, error, message: 'as told' } } });
    await expect(startFails()).resolves.toMatchObject({ code: `CLIENT_ERROR_CODE_${code}` });
  });

  it('by the named scenarios is what they say', async () => {
    useSimulator({ scenario: scenarios.busy });
    await expect(startFails()).resolves.toMatchObject({ statusCode: 429 });
    useSimulator({ scenario: scenarios.tokenRefused });
    await expect(startFails()).resolves.toMatchObject({ statusCode: 401 });
  });

  it('for a used token, and for a foreign one', async () => {
    const sdk = await sdkSession(simulator);
    const token = await simulator.session();
    const ask = (bearer: string) =>
      fetch('https://api.anam.ai/v1/engine/session', {
        method: 'POST',
        headers: { authorization: `Bearer ${bearer}` },
      });
    expect((await ask(token)).status).toBe(200);
    expect((await ask(token)).status).toBe(401);
    expect((await ask('a.b.c')).status).toBe(401);
    await sdk.client.stopStreaming();
  });

  it('when more sessions are open than the plan allows', async () => {
    useSimulator({ maxConcurrent: 1 });
    const sdk = await sdkSession(simulator);
    await sdk.client.stream();
    await expect(startFails()).resolves.toMatchObject({
      code: 'CLIENT_ERROR_CODE_MAX_CONCURRENT_SESSIONS_REACHED',
    });
    await sdk.client.stopStreaming();
  });
});

describe('a talk stream (types/TalkMessageStream.js)', () => {
  it('is spoken word by word, in order, and ends with an empty chunk', async () => {
    const sdk = await sdkSession(simulator);
    await sdk.client.stream();
    const talk = sdk.client.createTalkMessageStream('talk-1');
    for (const chunk of ['One tw', 'o thr', 'ee.']) await talk.streamMessageChunk(chunk, false);
    await talk.endMessage();
    await vi.waitFor(() => expect(sdk.texts('persona').at(-1)?.endOfSpeech).toBe(true), 5000);
    const spoken = sdk.texts('persona');
    expect(spoken.map(({ content }) => content)).toEqual(['One ', 'two ', 'three.', '']);
    expect(spoken.every(({ correlationId }) => correlationId === 'talk-1')).toBe(true);
    await sdk.client.stopStreaming();
  });

  it('carries an audible voice: the received track is loud while it speaks', async () => {
    const sdk = await sdkSession(simulator);
    const [stream] = await sdk.client.stream();
    const meter = loudness(stream as MediaStream);
    await sdk.client
      .createTalkMessageStream()
      .streamMessageChunk('Listen to this rather long sentence about nothing.', true);
    await vi.waitFor(() => expect(meter.now()).toBeGreaterThan(0.02), { timeout: 5000, interval: 20 });
    meter.stop();
    await sdk.client.stopStreaming();
  });

  it.each([
    ['event first', scenarios.bargeIn, ['TALK_STREAM_INTERRUPTED', 'MESSAGE_STREAM_EVENT_RECEIVED']],
    ['chunk first', scenarios.bargeInEventLast, ['MESSAGE_STREAM_EVENT_RECEIVED', 'TALK_STREAM_INTERRUPTED']],
  ] as const)(
    'that is interrupted tells it on both channels, %s, and takes no more chunks',
    async (_name, scenario, order) => {
      useSimulator({ scenario });
      const sdk = await sdkSession(simulator);
      await sdk.client.stream();
      await sdk.heard('DATA_CHANNEL_OPEN');
      const talk = sdk.client.createTalkMessageStream('cut');
      await talk.streamMessageChunk('A sentence that is long enough to be cut off in its middle.', false);
      await vi.waitFor(() => expect(sdk.texts('persona').length).toBeGreaterThan(1), 5000);
      sdk.told.length = 0;
      sdk.client.interruptPersona();
      await sdk.heard('TALK_STREAM_INTERRUPTED');
      await vi.waitFor(
        () => expect(sdk.texts('persona').at(-1)).toMatchObject({ interrupted: true, endOfSpeech: true }),
        3000,
      );
      const last = sdk.told.filter(
        ({ event, args }) => event === order[0] || event === order[1] || args.length > 9,
      );
      expect(last.map(({ event }) => event)).toEqual(order);
      await expect(talk.streamMessageChunk('late', false)).rejects.toThrow('not in an active state');
      await sdk.client.stopStreaming();
    },
  );

  it('is ended by the service 15 s after its last text', async () => {
    const timers: { callback: () => void; ms: number }[] = [];
    useSimulator({
      clock: {
        now: () => performance.now(),
        setTimeout: (callback, ms) => {
          // Everything else runs in real time.
          if (ms === 15_000) return void timers.push({ callback, ms });
          return setTimeout(callback, ms);
        },
        clearTimeout: (handle) => clearTimeout(handle as ReturnType<typeof setTimeout>),
      },
    });
    const sdk = await sdkSession(simulator);
    await sdk.client.stream();
    await sdk.client.createTalkMessageStream().streamMessageChunk('Wait ', false);
    await vi.waitFor(() => expect(timers).toHaveLength(1), 2000);
    timers[0]?.callback();
    await vi.waitFor(() => expect(sdk.texts('persona').at(-1)?.endOfSpeech).toBe(true), 3000);
    await sdk.client.stopStreaming();
  });
});

describe('actions of the service', () => {
  it('ends the session with a reason (modules/StreamingClient.js: END_SESSION)', async () => {
    const sdk = await sdkSession(simulator);
    await sdk.client.stream();
    simulator.sessions[0]?.end('time limit');
    await expect(sdk.heard('CONNECTION_CLOSED')).resolves.toEqual([
      'CONNECTION_CLOSED_CODE_SERVER_CLOSED_CONNECTION',
      'time limit',
    ]);
    await sdk.client.stopStreaming();
  });

  it('loses the socket and takes a new one, with the frames that were written meanwhile (modules/SignallingClient.js: onClose, flushSendingBuffer)', async () => {
    const sdk = await sdkSession(simulator);
    await sdk.client.stream();
    await sdk.heard('SESSION_READY');
    simulator.sessions[0]?.cutSocket(1006, { refuseForMs: 50 });
    await sdk.client.createTalkMessageStream().streamMessageChunk('Late but whole.', true);
    await vi.waitFor(
      () =>
        expect(
          sdk
            .texts('persona')
            .map(({ content }) => content)
            .join(''),
        ).toBe('Late but whole.'),
      5000,
    );
    await sdk.client.stopStreaming();
  });

  it('reports a user utterance as start, end and one transcription (modules/MessageHistoryClient.js)', async () => {
    const sdk = await sdkSession(simulator);
    await sdk.client.stream();
    await sdk.heard('DATA_CHANNEL_OPEN');
    await simulator.userSays('Hello there.');
    await vi.waitFor(() => expect(sdk.texts('user')).toHaveLength(1), 3000);
    const order = sdk.told
      .map(({ event }) => event)
      .filter((event) => event.startsWith('USER_') || event.includes('STREAM_EVENT'));
    expect(order).toEqual(['USER_SPEECH_STARTED', 'USER_SPEECH_ENDED', 'MESSAGE_STREAM_EVENT_RECEIVED']);
    await sdk.client.stopStreaming();
  });

  it('thinks before it answers in server mode, and the SDK joins its chunks (modules/ReasoningHistoryClient.js)', async () => {
    useSimulator({ scenario: scenarios.reasoning });
    const sdk = await sdkSession(simulator, 'server');
    await sdk.client.stream();
    await sdk.heard('DATA_CHANNEL_OPEN');
    sdk.client.sendUserMessage('Hi');
    const [history] = (await sdk.heard('REASONING_HISTORY_UPDATED')) as [{ content: string }[]];
    expect(history[0]?.content).toContain('The user said “Hi”');
    await vi.waitFor(() => expect(sdk.texts('persona').length).toBeGreaterThan(0), 5000);
    await sdk.client.stopStreaming();
  });

  it('hears a voice in the microphone, and interrupts the persona for it', async () => {
    useSimulator({ microphone: 'listen' });
    const client = createClient(await simulator.session({ mode: 'client' }), {
      rtcConfiguration: withoutPool,
    });
    const interrupted = new Promise((resolve) =>
      client.addListener(AnamEvent.TALK_STREAM_INTERRUPTED, resolve),
    );
    const channelOpen = new Promise<void>((resolve) =>
      client.addListener(AnamEvent.DATA_CHANNEL_OPEN, resolve),
    );
    const voice = hum();
    await Promise.all([client.stream(voice.stream), channelOpen]);
    await client
      .createTalkMessageStream('spoken-over')
      .streamMessageChunk('A long sentence to be spoken over by a user.', true);
    voice.speak();
    await expect(interrupted).resolves.toBe('spoken-over');
    await client.stopStreaming();
    voice.stop();
  });
});

/**
 * A microphone that is silent until the test makes it speak. The beeps of Chromium's fake microphone are too short to
 * count as a voice.
 */
function hum() {
  const audio = new AudioContext();
  const destination = audio.createMediaStreamDestination();
  const gain = audio.createGain();
  gain.gain.value = 1e-4;
  const tone = audio.createOscillator();
  tone.frequency.value = 220;
  tone.connect(gain).connect(destination);
  tone.start();
  return {
    stream: destination.stream,
    speak: () => (gain.gain.value = 0.5),
    stop: () => void audio.close(),
  };
}

/** Resolves when a frame of the stream has been decoded. */
async function firstFrame(stream: MediaStream): Promise<void> {
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = stream;
  document.body.append(video);
  await video.play();
  await new Promise((resolve) => video.requestVideoFrameCallback(resolve));
  video.srcObject = null;
  video.remove();
}

/** Measures the root mean square of the received sound, at full scale 1. */
function loudness(stream: MediaStream) {
  // Chromium decodes a remote track only while an element plays it.
  const element = new Audio();
  element.srcObject = stream;
  element.muted = true;
  void element.play();
  const audio = new AudioContext();
  const analyser = audio.createAnalyser();
  audio.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return {
    now: () => {
      analyser.getFloatTimeDomainData(samples);
      return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
    },
    stop: () => {
      element.srcObject = null;
      void audio.close();
    },
  };
}
