import type { Speak } from '../read-voice.js';

/** The speech rate of the tone, in ms per character. */
export const MS_PER_CHARACTER = 60;

export const SAMPLE_RATE = 16_000;

/** A voice without a network: a tone for each letter, as long as the text. */
export const toneVoice: Speak = async function* (text) {
  for (const character of text) yield tone(character);
};

function tone(character: string): Int16Array {
  const samples = new Int16Array((SAMPLE_RATE * MS_PER_CHARACTER) / 1000);
  if (!/\p{L}|\p{N}/u.test(character)) return samples;
  const hertz = 160 + (character.codePointAt(0) ?? 0);
  return samples.map((_, at) => {
    const envelope = Math.sin((Math.PI * at) / samples.length);
    return Math.sin((2 * Math.PI * hertz * at) / SAMPLE_RATE) * envelope * 8_000;
  });
}
