/** Returns the length in bytes as JSON. Quotes, line breaks and control characters take more than one byte. */
const bytesOf = (text: string): number => new TextEncoder().encode(JSON.stringify(text)).length;

/** Whether the text as JSON has at most `limit` bytes. */
export const fits = (text: string, limit: number): boolean =>
  // A UTF-16 unit takes one to six bytes, so most texts need no counting.
  text.length * 6 <= limit || (text.length <= limit && bytesOf(text) <= limit);
