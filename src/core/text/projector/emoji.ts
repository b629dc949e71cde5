/** Pictures, with what makes them bigger, darker, or a family, and what boxes are drawn with; ©, ® and ™ are words. */
const emoji =
  /^(?:(?![©®™])\p{Extended_Pictographic}|\p{Regional_Indicator}|[\u2500-\u259F]|[\u{1F3FB}-\u{1F3FF}\u{E0020}-\u{E007F}]|\uFE0F|\u20E3)/u;

const joiner = '\u200D';

/** The emoji, or the piece of one, that the text begins with. A joiner belongs to it only after a picture. */
export function emojiAt(text: string, before: string): string | null {
  if (text[0] === joiner) return isPicture(before) ? joiner : null;
  return emoji.exec(text)?.[0] ?? null;
}

const isPicture = (character: string) => character === '\uFE0F' || emoji.test(character);
