/**
 * For a log: no control characters, with which a page or a model endpoint could write lines of their own or steer the
 * terminal. Line breaks stay where `lines` says that the text is ours to break.
 */
export const printable = (text: string, { lines = false } = {}): string =>
  text.replace(lines ? /[^\P{Cc}\n\t]/gu : /\p{Cc}/gu, '\uFFFD');
