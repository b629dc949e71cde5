import { afterEach, expect, it, vi } from 'vitest';
import { EnginePeer } from './engine-peer.js';

/** The SDK's side, which creates the channel and the offer. */
const page = new RTCPeerConnection();

afterEach(() => {
  page.close();
  vi.restoreAllMocks();
});

// Chromium can permanently reset an announced channel to `connecting` (about 1 in 500 times on a busy machine).
it('sends and receives without waiting for the channel to be announced', async () => {
  const early: RTCIceCandidateInit[] = [];
  const heard: string[] = [];
  const got: string[] = [];
  const engineListens = vi.spyOn(RTCPeerConnection.prototype, 'addEventListener');
  const engine = new EnginePeer(
    new MediaStream(),
    {
      candidate: (candidate) => {
        if (page.remoteDescription) void page.addIceCandidate(candidate);
        else early.push(candidate);
      },
      channelOpened: () => undefined,
      message: (data) => heard.push(data),
      audio: () => undefined,
      gone: () => undefined,
    },
    { hasChannel: true },
  );
  expect(engineListens.mock.calls.map(([event]) => event)).not.toContain('datachannel');
  const channel = page.createDataChannel('session', { ordered: true });
  channel.addEventListener('open', () => channel.send('question'));
  channel.addEventListener('message', ({ data }: MessageEvent<string>) => got.push(data));
  page.addEventListener('icecandidate', ({ candidate }) => {
    if (candidate) void engine.addCandidate(candidate.toJSON());
  });
  engine.send({ word: 1 });
  await page.setLocalDescription(await page.createOffer());
  await page.setRemoteDescription(await engine.answer(page.localDescription as RTCSessionDescriptionInit));
  for (const candidate of early) await page.addIceCandidate(candidate);
  await vi.waitFor(() => expect({ heard, got }).toEqual({ heard: ['question'], got: ['{"word":1}'] }));
  engine.send({ word: 2 });
  await vi.waitFor(() => expect(got).toEqual(['{"word":1}', '{"word":2}']));
  engine.close();
});
