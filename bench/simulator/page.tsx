import { AnamEvent, createClient, type AnamClient } from '@anam-ai/js-sdk';
import { createSimulator } from 'anam-react/simulator';

/** The video size that the targets assume. */
const simulator = createSimulator({ microphone: 'ignore', media: { width: 256, height: 256, fps: 25 } });
simulator.install();

interface Open {
  readonly client: AnamClient;
  readonly video: HTMLVideoElement;
  readonly level: () => number;
  readonly context: AudioContext;
}

const open: Open[] = [];

async function begin(): Promise<void> {
  const video = document.createElement('video');
  video.id = `persona-${open.length}`;
  video.autoplay = true;
  document.body.append(video);
  const client = createClient(await simulator.session({ mode: 'server' }), {
    disableInputAudio: true,
    rtcConfiguration: { iceCandidatePoolSize: 0 },
    metrics: { disableClientMetrics: true },
  });
  const shown = new Promise((resolve) => video.requestVideoFrameCallback(resolve));
  await client.streamToVideoElement(video.id);
  await shown;
  const context = new AudioContext();
  open.push({ client, video, context, level: listenTo(video.srcObject as MediaStream, context) });
}

/** Returns a function for the loudness of the received sound, 0…1, as the root mean square of the last 43 ms. */
function listenTo(stream: MediaStream, context: AudioContext): () => number {
  const analyser = new AnalyserNode(context, { fftSize: 2048 });
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return () => {
    analyser.getFloatTimeDomainData(samples);
    return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
  };
}

/** Measures the presented frames per second of each session over this many ms. */
async function framesPerSecond(ms: number): Promise<number[]> {
  const count = () => open.map(({ video }) => video.getVideoPlaybackQuality().totalVideoFrames);
  const before = count();
  const from = performance.now();
  await new Promise((resolve) => setTimeout(resolve, ms));
  const seconds = (performance.now() - from) / 1000;
  return count().map((frames, index) => (frames - (before[index] ?? 0)) / seconds);
}

const AUDIBLE = 0.01;

/** Waits until earlier words are no longer audible. */
async function silence({ level }: Open): Promise<void> {
  for (let heardAt = performance.now(); performance.now() - heardAt < 400;) {
    if (level() >= AUDIBLE) heardAt = performance.now();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Measures the time from the event for a spoken word to its sound at the receiver, in ms. */
async function audioDelay(index: number): Promise<number> {
  const session = open[index] as Open;
  await silence(session);
  return new Promise((resolve) => {
    let saidAt = 0;
    const note = () => {
      saidAt ||= performance.now();
    };
    const look = setInterval(() => {
      if (saidAt === 0 || session.level() < AUDIBLE) return;
      clearInterval(look);
      session.client.removeListener(AnamEvent.MESSAGE_STREAM_EVENT_RECEIVED, note);
      resolve(performance.now() - saidAt);
    }, 2);
    session.client.addListener(AnamEvent.MESSAGE_STREAM_EVENT_RECEIVED, note);
    void session.client.talk('Banana.');
  });
}

/** Returns the maximum loudness of each session while only this one speaks. */
async function loudest(speaking: number, ms: number): Promise<number[]> {
  await (open[speaking] as Open).client.talk('Banana bandana banana bandana banana.');
  const most = open.map(() => 0);
  const until = performance.now() + ms;
  while (performance.now() < until) {
    open.forEach(({ level }, index) => (most[index] = Math.max(most[index] ?? 0, level())));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return most;
}

async function end(): Promise<void> {
  for (const { client, video, context } of open.splice(0)) {
    await client.stopStreaming();
    await context.close();
    video.remove();
  }
}

Object.assign(globalThis, { begin, framesPerSecond, audioDelay, loudest, end });
