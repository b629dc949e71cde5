/** The length as the wire has it: quotes, line breaks and control characters take more than one byte there. */
const bytesOf = (text: string): number => new TextEncoder().encode(JSON.stringify(text)).length;

/** Whether the text, as JSON, has at most `limit` bytes. */
export const fits = (text: string, limit: number): boolean =>
  // A character is one byte at least and, escaped, six at most: most texts need no counting.
  text.length * 6 <= limit || (text.length <= limit && bytesOf(text) <= limit);
