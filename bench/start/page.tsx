import { createClient } from '@anam-ai/js-sdk';
import { PersonaChat } from 'anam-react';
import { createPersona } from 'anam-react/core';
import { createSimulator, simulatedLlm } from 'anam-react/simulator';
import 'anam-react/styles.css';
import { createRoot } from 'react-dom/client';

/** Milliseconds from the call in the click handler. */
interface Started {
  readonly firstFrame: number;
  /** Only the library has this state. */
  readonly live?: number;
}

const simulator = createSimulator({ microphone: 'ignore', media: { width: 256, height: 256 } });
simulator.install();
const place = document.querySelector('#root') as Element;

/** Both use the same SDK option, because the default of two pooled candidates makes some loopback connections hang. */
const clientOptions = {
  rtcConfiguration: { iceCandidatePoolSize: 0 },
  metrics: { disableClientMetrics: true },
} as const;

const decodedFrame = (video: HTMLVideoElement): Promise<number> =>
  new Promise((resolve) => {
    video.requestVideoFrameCallback(() => resolve(performance.now()));
  });

/** Waits for the stage's `<video>`, which might not exist until the session has started. */
function stageVideo(): Promise<HTMLVideoElement> {
  return new Promise((resolve) => {
    const look = () => {
      const video = place.querySelector('video');
      if (!video) return false;
      resolve(video);
      return true;
    };
    if (look()) return;
    const observer = new MutationObserver(() => look() && observer.disconnect());
    observer.observe(place, { childList: true, subtree: true });
  });
}

async function library(): Promise<Started> {
  const persona = createPersona({
    session: simulator.session,
    llm: { client: simulatedLlm() },
    devices: { microphone: false },
    advanced: { clientOptions },
  });
  const root = createRoot(place);
  root.render(<PersonaChat persona={persona} />);
  await persona.preload();
  await settled();
  const clicked = performance.now();
  const frame = stageVideo().then(decodedFrame);
  const live = persona.start().then(() => performance.now());
  const started = { firstFrame: (await frame) - clicked, live: (await live) - clicked };
  await persona.destroy();
  root.unmount();
  return started;
}

/** Starts a session with a `video` element, as the SDK's own documentation does. */
async function sdk(): Promise<Started> {
  const video = document.createElement('video');
  video.id = 'persona';
  video.autoplay = true;
  video.playsInline = true;
  place.append(video);
  await settled();
  const clicked = performance.now();
  const frame = decodedFrame(video);
  const client = createClient(await simulator.session(), { ...clientOptions, disableInputAudio: true });
  await client.streamToVideoElement('persona');
  const firstFrame = (await frame) - clicked;
  await client.stopStreaming();
  video.srcObject = null;
  video.remove();
  return { firstFrame };
}

/** Waits for two idle frames, so that leftover work of the last run is not measured. */
const settled = () =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))));

const variants = { library, sdk };

Object.assign(globalThis, { begin: (variant: keyof typeof variants) => variants[variant]() });
