/** Returns the length as JSON, in bytes. Quotes, line breaks and control characters take more than one byte. */
const bytesOf = (text: string): number => new TextEncoder().encode(JSON.stringify(text)).length;

/** Whether the text takes at most `limit` bytes as JSON. */
export const fits = (text: string, limit: number): boolean =>
  // A UTF-16 unit takes one to six bytes, so most texts need no counting.
  text.length * 6 <= limit || (text.length <= limit && bytesOf(text) <= limit);
