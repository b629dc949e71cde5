import type { AnamClient } from '@anam-ai/js-sdk';
import { script } from '../contract/script.js';
import type { Microphone } from './microphone.js';
import type { Log } from './observe.js';

/** The parts of the SDK that the page uses, from the SDK's own script. */
export interface AnamSdk {
  readonly createClient: (token: string, options?: object) => AnamClient;
  readonly AnamEvent: Readonly<Record<string, string>>;
}

/** A session that runs, with everything the SDK reports in the log. */
export interface LiveSession {
  readonly client: AnamClient;
  readonly log: Log;
  readonly microphone: Microphone;
  /** The persona's picture and voice; `null` until they arrive. */
  readonly media: () => MediaStream | null;
}

interface Parts {
  readonly sdk: AnamSdk;
  readonly token: string;
  readonly api: string;
  readonly log: Log;
  readonly video: HTMLVideoElement;
  readonly microphone: Microphone;
}

/** The longest that a start may take, in ms. */
const START_MS = 25_000;

/** Starts a session. Resolves with `null` if it does not become ready in time; the session has then been stopped. */
export async function startSession({
  sdk,
  token,
  api,
  log,
  video,
  microphone,
}: Parts): Promise<LiveSession | null> {
  let media: MediaStream | null = null;
  const client = sdk.createClient(token, {
    api: { baseUrl: api },
    metrics: { disableClientMetrics: true },
  });
  for (const [name, event] of Object.entries(sdk.AnamEvent)) {
    (client.addListener as (event: string, listener: (...args: unknown[]) => void) => void)(
      event,
      (...args) => {
        const [stream] = args;
        if (name === 'VIDEO_STREAM_STARTED' && stream instanceof MediaStream)
          show((media = stream), video, log);
        log.add({ what: 'event', type: name, data: args.map(plain) });
      },
    );
  }
  client.registerToolCallHandler(script.toolName, { onStart: () => Promise.resolve(script.password) });
  log.act('connect');
  // The promise may never settle, so events tell what happened.
  client
    .stream(microphone.stream.clone())
    .catch((error: unknown) => log.act('start-failed', { message: String(error) }));
  const ready = await Promise.all(
    ['CONNECTION_ESTABLISHED', 'DATA_CHANNEL_OPEN', 'SESSION_READY', 'first-frame'].map((type) =>
      log.until((entry) => entry.type === type || entry.type === 'start-failed', START_MS),
    ),
  );
  const failed = log.entries.some((entry) => entry.type === 'start-failed' && entry.step === log.step);
  // Without its first frame a session can still speak.
  if (!failed && ready.slice(0, 3).every(Boolean)) return { client, log, microphone, media: () => media };
  await stopSession(client, log);
  return null;
}

/** Ends a session; it may have ended already. */
export async function stopSession(client: AnamClient, log: Log): Promise<void> {
  try {
    await client.stopStreaming();
  } catch (error) {
    log.act('stop-failed', { message: String(error) });
  }
}

function show(stream: MediaStream, video: HTMLVideoElement, log: Log): void {
  video.srcObject = stream;
  const first = () => log.act('first-frame');
  if ('requestVideoFrameCallback' in video) video.requestVideoFrameCallback(first);
  else (video as HTMLVideoElement).addEventListener('playing', first, { once: true });
  void video.play().catch(() => log.act('play-failed'));
}

/** Media streams and other objects of the browser cannot be recorded. */
const plain = (value: unknown) => (value instanceof MediaStream ? 'MediaStream' : value);
