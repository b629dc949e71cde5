/** Matches emoji with their modifiers and joiners, and box-drawing characters. ©, ® and ™ are spoken. */
const emoji =
  /^(?:(?![©®™])\p{Extended_Pictographic}|\p{Regional_Indicator}|[\u2500-\u259F]|[\u{1F3FB}-\u{1F3FF}\u{E0020}-\u{E007F}]|\uFE0F|\u20E3)/u;

const joiner = '\u200D';

/** Returns the emoji, or the part of one, at the start of the text. A joiner counts only after an emoji. */
export function emojiAt(text: string, before: string): string | null {
  if (text[0] === joiner) return isPicture(before) ? joiner : null;
  return emoji.exec(text)?.[0] ?? null;
}

const isPicture = (character: string) => character === '\uFE0F' || emoji.test(character);
