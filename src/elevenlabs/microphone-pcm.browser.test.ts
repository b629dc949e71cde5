import { expect, it } from 'vitest';
import { listenToMicrophone } from './microphone-pcm.js';

it('returns the microphone as PCM16 at 16 kHz, in chunks of 0.1 s', async () => {
  const context = new AudioContext();
  const tone = new OscillatorNode(context, { frequency: 440 });
  const line = context.createMediaStreamDestination();
  tone.connect(line);
  tone.start();
  let close = () => undefined as void;
  const loud = await new Promise<Int16Array>((resolve) => {
    close = listenToMicrophone(line.stream, (base64) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const samples = new Int16Array(bytes.buffer);
      if (samples.some((sample) => Math.abs(sample) > 20_000)) resolve(samples);
    });
  });
  close();
  expect(loud).toHaveLength(1600);
  expect(line.stream.getAudioTracks()[0]?.readyState).toBe('live');
  await context.close();
});
