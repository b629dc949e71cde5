/** The alternatives of a regular expression. */
export const CUE_NAMES =
  'happy|warm|playful|laughter|curious|supportive|concerned|sad|surprised|angry|distressed';

/** Matches a whole tag. */
export const cueTag: RegExp = new RegExp(`\\[(?:${CUE_NAMES})\\]`, 'i');

/** Matches a bracket at the end of a text that may become a tag. */
export const tagStart: RegExp = /\[[a-z]{0,10}$/i;

/** Matches a whole tag, or the start of one at the end of the text. */
export const cueTagOrStart: RegExp = new RegExp(`${cueTag.source}|${tagStart.source}`, 'i');

/** Matches tags outside code and links, and the space after them, without a look at the text before. */
const plainTag = new RegExp(`(?<![\\p{sc=Latin}\\p{N}_\\]\\\\])${cueTag.source}(?![([])[^\\S\\n]?`, 'giu');

/**
 * Removes tags in a text without code: speech of Anam's own model, or any text if the full rules could not be loaded.
 */
export const withoutCueTags = (text: string): string => text.replaceAll(plainTag, '');
