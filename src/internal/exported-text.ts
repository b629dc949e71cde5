/** All characters that a reader may treat as a line break. */
const breaks = /\r\n?|[\n\v\f\u0085\u2028\u2029]/gu;
/**
 * Control characters except tab and line feed, lone surrogates, and bidirectional controls that reverse the text after
 * them.
 */
const controls = /(?![\t\n])[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/gu;

/** Makes a text safe for a file: line feeds as the only line breaks, no control characters. */
export const exportedText = (text: string): string => text.replaceAll(breaks, '\n').replaceAll(controls, '');

/** Does the same for a text that must be on one line. */
export const exportedLine = (text: string): string => exportedText(text).replaceAll(/\s+/gu, ' ').trim();
