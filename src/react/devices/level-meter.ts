/** Quieter than this is silence, louder than that is as loud as it gets; in dB of full scale. */
const FLOOR_DB = -60;
const CEILING_DB = -10;
/** For people who want no motion: often enough to see that one is heard. */
const CALM_MS = 500;

/**
 * Calls back with the loudness of a stream, 0 to 1, once a frame; twice a second where motion is not wanted. The answer
 * stops it. Touches nothing of the stream. Where it cannot be measured, nothing is called: a meter is decoration.
 */
export function measureLevel(stream: MediaStream, onLevel: (level: number) => void): () => void {
  const ear = openEar(stream);
  if (!ear) return () => undefined;
  const { context, analyser } = ear;
  const samples = new Float32Array(analyser.fftSize);
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  let measuredAt = 0;
  let frame = requestAnimationFrame(function measure(now) {
    frame = requestAnimationFrame(measure);
    if (calm.matches && now - measuredAt < CALM_MS) return;
    measuredAt = now;
    analyser.getFloatTimeDomainData(samples);
    onLevel(levelOf(samples));
  });
  return () => {
    cancelAnimationFrame(frame);
    context.close().catch(() => undefined);
  };
}

/** `null` where there is none to be had: Firefox, say, connects no stream of another sample rate, and there may be no sound device. */
function openEar(stream: MediaStream): { context: AudioContext; analyser: AnalyserNode } | null {
  if (stream.getAudioTracks().length === 0) return null;
  let context: AudioContext | null = null;
  try {
    context = new AudioContext();
    const analyser = context.createAnalyser();
    analyser.fftSize = 512;
    context.createMediaStreamSource(stream).connect(analyser);
    keepRunning(context);
    return { context, analyser };
  } catch {
    context?.close().catch(() => undefined);
    return null;
  }
}

/** Made without a click it sleeps, and a phone call interrupts it; a page that may use the microphone may wake it. */
function keepRunning(context: AudioContext): void {
  const wake = () => {
    if (context.state !== 'running') context.resume().catch(() => undefined);
  };
  context.addEventListener('statechange', wake);
  wake();
}

/** Loudness as it is heard: even steps of dB. */
export function levelOf(samples: Float32Array): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  const decibels = 10 * Math.log10(power);
  return Math.min(1, Math.max(0, (decibels - FLOOR_DB) / (CEILING_DB - FLOOR_DB)));
}
