import type { SpokenWord } from '../words.js';

/** The first two formants of five vowels, in Hz (Peterson and Barney 1952, rounded). */
const vowels: Record<string, readonly [number, number]> = {
  a: [710, 1150],
  e: [550, 1750],
  i: [310, 2100],
  o: [540, 900],
  u: [330, 900],
};

const PITCH_HZ = 165;
const LOUDNESS = 0.22;

/**
 * Synthesizes mumbled speech for a word: one vowel per syllable, taken from its letters, with a soft start and end. The
 * rhythm and the melody are audible, and meters and lip-sync work, but no words can be understood.
 */
export function speakWord(word: SpokenWord, sampleRate: number): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(Math.round((word.ms / 1000) * sampleRate));
  const letters = word.text.toLowerCase().match(/[aeiou]/gu) ?? ['a'];
  const first = resonator(sampleRate);
  const second = resonator(sampleRate);
  let phase = 0;
  let breath = 0;
  for (let n = 0; n < samples.length; n += 1) {
    const along = n / samples.length;
    const syllable = Math.min(word.syllables - 1, Math.floor(along * word.syllables));
    const formants = vowels[letters[syllable % letters.length] ?? 'a'] ?? vowels['a'];
    const within = along * word.syllables - syllable;
    const envelope = Math.sin(Math.PI * Math.min(1, within * 1.05)) ** 0.7;
    phase += (PITCH_HZ * (1 - (word.closing ? 0.28 : 0.08) * along)) / sampleRate;
    phase -= Math.floor(phase);
    breath = 0.85 * breath + 0.15 * (Math.random() - 0.5);
    const source = 1 - 2 * phase + breath * 0.4;
    const voiced =
      first(source, formants?.[0] ?? 500, 90) + 0.45 * second(source, formants?.[1] ?? 1500, 140);
    samples[n] = Math.tanh(voiced * 1.4) * envelope * LOUDNESS;
  }
  return samples;
}

/** A two-pole band-pass filter that can glide. */
function resonator(sampleRate: number) {
  let one = 0;
  let two = 0;
  let at = 0;
  return (input: number, hertz: number, width: number): number => {
    at = at === 0 ? hertz : at + (hertz - at) * 0.002;
    const radius = Math.exp((-Math.PI * width) / sampleRate);
    const output =
      (1 - radius) * input +
      2 * radius * Math.cos((2 * Math.PI * at) / sampleRate) * one -
      radius * radius * two;
    two = one;
    one = output;
    return output * 2;
  };
}
