/** Every sign at which some reader begins a new line. */
const breaks = /\r\n?|[\n\v\f\u0085\u2028\u2029]/gu;
/** Controls but tab and line feed, and halves of surrogate pairs: nothing that a person wrote. */
const controls = /(?![\t\n])[\p{Cc}\p{Cs}]/gu;

/** A text as a file can hold it: line feeds as its only line breaks, and no control characters. */
export const exportedText = (text: string): string => text.replaceAll(breaks, '\n').replaceAll(controls, '');

/** The same on one line. */
export const exportedLine = (text: string): string => exportedText(text).replaceAll(/\s+/gu, ' ').trim();
