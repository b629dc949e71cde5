import { afterEach, expect, it } from 'vitest';
import { createSimulator, type Simulator, type SimulatedPicture } from './index.js';
import { sdkSession } from './testing/sdk-session.js';

let simulator: Simulator | null = null;
afterEach(() => simulator?.uninstall());

/** Returns the size that a video element reports. */
async function receivedSize(media: SimulatedPicture, sessionOptions = {}) {
  simulator = createSimulator({ microphone: 'ignore', media: { fps: 10, ...media } });
  simulator.install();
  const response = await simulator.api.fetch('https://api.anam.ai/v1/auth/session-token', {
    method: 'POST',
    headers: { authorization: 'Bearer any', 'content-type': 'application/json' },
    body: JSON.stringify({
      personaConfig: { avatarId: 'any', voiceId: 'any', llmId: 'CUSTOMER_CLIENT_V1' },
      sessionOptions,
    }),
  });
  const { sessionToken } = (await response.json()) as { sessionToken: string };
  const sdk = await sdkSession(simulator, 'client', sessionToken);
  const [stream] = await sdk.client.stream();
  const video = Object.assign(document.createElement('video'), { muted: true, srcObject: stream });
  await video.play();
  const size = [video.videoWidth, video.videoHeight];
  await sdk.client.stopStreaming();
  return size;
}

it('has the proportions of Anam’s video', async () => {
  expect(await receivedSize({})).toEqual([576, 384]);
});

it('is in portrait as an option', async () => {
  expect(await receivedSize({ orientation: 'portrait' })).toEqual([384, 576]);
});

it('has the shape that the token names', async () => {
  expect(await receivedSize({}, { videoWidth: 768, videoHeight: 1152 })).toEqual([384, 576]);
});

it('has the size that is set', async () => {
  expect(await receivedSize({ width: 128, height: 96, orientation: 'portrait' })).toEqual([128, 96]);
});
