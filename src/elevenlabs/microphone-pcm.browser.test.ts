import { expect, it, onTestFinished, vi } from 'vitest';
import { listenToMicrophone } from './microphone-pcm.js';

function makeTone(): MediaStream {
  const context = new AudioContext();
  onTestFinished(() => context.close());
  const tone = new OscillatorNode(context, { frequency: 440 });
  const line = context.createMediaStreamDestination();
  tone.connect(line);
  tone.start();
  return line.stream;
}

function firstLoudSamples(stream: MediaStream, workletUrl?: URL): Promise<Int16Array> {
  return new Promise((resolve, reject) => {
    const close = listenToMicrophone(
      stream,
      (base64) => {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        const samples = new Int16Array(bytes.buffer);
        if (samples.some((sample) => Math.abs(sample) > 20_000)) resolve(samples);
      },
      reject,
      workletUrl,
    );
    onTestFinished(close);
  });
}

it('returns the microphone as PCM16 at 16 kHz, in chunks of 0.1 s', async () => {
  const stream = makeTone();
  expect(await firstLoudSamples(stream)).toHaveLength(1600);
  expect(stream.getAudioTracks()[0]?.readyState).toBe('live');
});

it('loads the worklet from the address that the app gives', async () => {
  const loaded = vi.spyOn(Worklet.prototype, 'addModule');
  onTestFinished(() => loaded.mockRestore());
  const workletUrl = new URL('./pcm-worklet.js?of-the-app', import.meta.url);
  expect(await firstLoudSamples(makeTone(), workletUrl)).toHaveLength(1600);
  expect(loaded.mock.calls).toEqual([[workletUrl.href]]);
});

it('makes no blob or data URL', async () => {
  const made = vi.spyOn(URL, 'createObjectURL');
  const loaded = vi.spyOn(Worklet.prototype, 'addModule');
  onTestFinished(() => {
    made.mockRestore();
    loaded.mockRestore();
  });
  await firstLoudSamples(makeTone());
  expect(made).not.toHaveBeenCalled();
  expect(loaded.mock.calls).toEqual([[expect.stringMatching(/^http.*\/pcm-worklet\.js/)]]);
});

it('names the address that did not load, and what to do', async () => {
  const failed = vi.fn<(cause: Error) => void>();
  const url = new URL('/nowhere/pcm-worklet.js', location.href);
  onTestFinished(listenToMicrophone(makeTone(), () => undefined, failed, url));
  await vi.waitFor(() => expect(failed).toHaveBeenCalledOnce());
  expect(failed.mock.calls[0]?.[0].message).toMatch(/\/nowhere\/pcm-worklet\.js.*`workletUrl`/);
});
