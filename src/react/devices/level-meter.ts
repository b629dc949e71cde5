/** The range of the meter, in dB of full scale: quieter counts as silence, louder as the maximum. */
const FLOOR_DB = -60;
const CEILING_DB = -10;
/** The interval for users who prefer reduced motion: often enough to see that the microphone works. */
const CALM_MS = 500;

/**
 * Calls back with the loudness of a stream, 0 to 1, once per frame, or twice per second for users who prefer reduced
 * motion. The returned function stops it. The stream is not changed. If the stream cannot be measured, it never calls
 * back, because a meter is only decoration.
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

/**
 * Returns `null` if the analyser cannot be created. Firefox, for example, cannot connect a stream with another sample
 * rate, and there may be no sound device.
 */
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

/**
 * Resumes the context, which starts suspended without a click and is interrupted by a phone call. A page that may use
 * the microphone is allowed to do this.
 */
function keepRunning(context: AudioContext): void {
  const wake = () => {
    if (context.state !== 'running') context.resume().catch(() => undefined);
  };
  context.addEventListener('statechange', wake);
  wake();
}

/** Converts to perceived loudness, in even steps of dB. */
export function levelOf(samples: Float32Array): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  const decibels = 10 * Math.log10(power);
  return Math.min(1, Math.max(0, (decibels - FLOOR_DB) / (CEILING_DB - FLOOR_DB)));
}
