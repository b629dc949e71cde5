const SAMPLE_RATE = 22_050;
const SECONDS = 0.9;
/** Two notes, so that it sounds like a signal and not like an error: C5, then G5. */
const NOTES = [523.25, 783.99];

/**
 * Plays two notes on a speaker, `null` for the system default. Resolves when they have been played, and rejects if they
 * cannot be.
 */
export async function playTestSound(speakerId: string | null): Promise<void> {
  const url = URL.createObjectURL(new Blob([wave()], { type: 'audio/wav' }));
  const sound = new Audio(url);
  try {
    if (speakerId !== null) await sound.setSinkId?.(speakerId);
    const ended = new Promise((resolve, reject) => {
      sound.addEventListener('ended', resolve);
      sound.addEventListener('error', () => reject(new Error('The test sound could not be played.')));
    });
    await sound.play();
    await ended;
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** Creates a WAV file: mono, 16 bits. */
function wave(): ArrayBuffer {
  const count = Math.floor(SAMPLE_RATE * SECONDS);
  const view = new DataView(new ArrayBuffer(44 + 2 * count));
  const text = (at: number, words: string) =>
    new TextEncoder().encode(words).forEach((letter, index) => view.setUint8(at + index, letter));
  text(0, 'RIFF');
  view.setUint32(4, 36 + 2 * count, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, SAMPLE_RATE, true);
  view.setUint32(28, 2 * SAMPLE_RATE, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, 2 * count, true);
  for (let index = 0; index < count; index += 1) view.setInt16(44 + 2 * index, sampleAt(index / count), true);
  return view.buffer;
}

/** Returns the sample at `part`, the position in the sound from 0 to 1. Each note fades out to avoid a click. */
function sampleAt(part: number): number {
  const half = part < 0.5 ? 0 : 1;
  const within = part * 2 - half;
  const frequency = NOTES[half] ?? 0;
  const loudness = 0.25 * Math.min(1, within * 20) * (1 - within);
  return Math.round(32_767 * loudness * Math.sin(2 * Math.PI * frequency * part * SECONDS));
}
