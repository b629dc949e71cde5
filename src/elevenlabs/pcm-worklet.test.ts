import { afterEach, expect, it, vi } from 'vitest';

interface Processor {
  process(inputs: Float32Array[][]): boolean;
}

afterEach(() => vi.unstubAllGlobals());

/** Runs the worklet on an audio thread with this sample rate, and collects its messages. */
async function onThread(sampleRate: number) {
  const posted: number[][] = [];
  let make: (new (options: object) => Processor) | undefined;
  vi.stubGlobal('sampleRate', sampleRate);
  vi.stubGlobal(
    'AudioWorkletProcessor',
    class {
      readonly port = { postMessage: (data: ArrayBuffer) => posted.push([...new Int16Array(data)]) };
    },
  );
  vi.stubGlobal('registerProcessor', (_: string, processor: typeof make) => (make = processor));
  vi.resetModules();
  await import('./pcm-worklet.js');
  if (!make) throw new Error('No processor was registered.');
  const processor = new make({ processorOptions: { sampleRate: 16_000, samplesAtOnce: 1600 } });
  return { processor, posted };
}

/** Feeds the samples in blocks of 128, like the audio thread. */
function feed(processor: Processor, samples: Float32Array) {
  for (let at = 0; at < samples.length; at += 128) processor.process([[samples.subarray(at, at + 128)]]);
}

it.each([8000, 16_000, 22_050, 44_100, 48_000, 96_000])(
  'makes 16,000 samples a second of %i',
  async (sampleRate) => {
    const { processor, posted } = await onThread(sampleRate);
    // Because of rounding, the last sample may be slightly incomplete.
    feed(processor, new Float32Array(sampleRate + 1).fill(0.5));
    expect(posted.map((samples) => samples.length)).toEqual(Array.from({ length: 10 }, () => 1600));
    expect(new Set(posted.flat())).toEqual(new Set([16_383]));
  },
);

it.each([44_100, 48_000])('keeps the pitch of a tone at %i', async (sampleRate) => {
  const { processor, posted } = await onThread(sampleRate);
  const tone = Float32Array.from({ length: sampleRate + 1 }, (_, at) =>
    Math.sin((2 * Math.PI * 440 * at) / sampleRate + 0.1),
  );
  feed(processor, tone);
  const samples = posted.flat();
  const rises = samples.filter((sample, at) => sample >= 0 && (samples[at - 1] ?? 0) < 0);
  expect(rises.length).toBeGreaterThanOrEqual(439);
  expect(rises.length).toBeLessThanOrEqual(440);
});

it('clips what is too loud, and waits where nothing is connected', async () => {
  const { processor, posted } = await onThread(16_000);
  expect(processor.process([[]])).toBe(true);
  expect(processor.process([])).toBe(true);
  feed(processor, new Float32Array(1600).fill(-3));
  expect(posted).toEqual([Array.from({ length: 1600 }, () => -32_767)]);
});
