/** Every sign at which some reader begins a new line. */
const breaks = /\r\n?|[\n\v\f\u0085\u2028\u2029]/gu;
/**
 * What no person types: controls except tab and line feed, halves of surrogate pairs, and the controls that reverse the
 * text after them (embeddings, overrides, isolates).
 */
const controls = /(?![\t\n])[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/gu;

/** A text as a file can hold it: line feeds as its only line breaks, and no controls. */
export const exportedText = (text: string): string => text.replaceAll(breaks, '\n').replaceAll(controls, '');

/** The same on one line. */
export const exportedLine = (text: string): string => exportedText(text).replaceAll(/\s+/gu, ' ').trim();
