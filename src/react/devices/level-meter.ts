/** Quieter than this is silence, louder than that is as loud as it gets; in dB of full scale. */
const FLOOR_DB = -60;
const CEILING_DB = -10;
/** For people who want no motion: often enough to see that one is heard. */
const CALM_MS = 500;

/**
 * Calls back with the loudness of a stream, 0 to 1, once a frame; twice a second where motion is not wanted. The answer
 * stops it. Touches nothing of the stream.
 */
export function measureLevel(stream: MediaStream, onLevel: (level: number) => void): () => void {
  if (stream.getAudioTracks().length === 0) return () => undefined;
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 512;
  context.createMediaStreamSource(stream).connect(analyser);
  // Made without a click it sleeps; a page that may use the microphone may wake it.
  context.resume().catch(() => undefined);
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

/** Loudness as it is heard: even steps of dB. */
export function levelOf(samples: Float32Array): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  const decibels = 10 * Math.log10(power);
  return Math.min(1, Math.max(0, (decibels - FLOOR_DB) / (CEILING_DB - FLOOR_DB)));
}
