import { printable } from './printable.js';

const REPLACEMENT = '[redacted]';
/** Shorter values, such as `x` or `en`, occur everywhere. Redacting them would make the text unreadable. */
const SHORTEST = 4;
/**
 * How much of a longer secret must match; the rest of the word is then redacted too. The length is a whole number of
 * base64 groups.
 */
const LONGEST = 198;
/** A shorter beginning of a secret may be an ordinary word. */
const SHORTEST_HALF = 8;
/** The number of characters that are searched. Only a much shorter part of a peer's text is ever shown. */
const WINDOW = 16_384;
/** The maximum length of one character in any of the escapes below. */
const LONGEST_ESCAPE = 8;

/**
 * Creates a function that redacts secrets in every form in which a peer may echo them: unchanged, in another case, with
 * breaks in between, URL-encoded, escaped for JSON or HTML, in base64 or hex, on one line or several. It also redacts
 * the first or second half of a secret that the peer has truncated. For a long text it returns only the start.
 *
 * It handles only echoes. A peer can deliberately hide a secret from it: reversed, as octal digits, in full-width
 * letters.
 */
export function createRedactor(secrets: readonly (string | undefined)[]): (text: string) => string {
  const known = [...new Set(secrets)]
    .filter((secret) => secret !== undefined && secret.length >= SHORTEST)
    // A secret may contain another one.
    .sort((a, b) => (b as string).length - (a as string).length) as string[];
  const forms = known.flatMap((secret) => [spelled(secret), ...base64(secret), ...bytesOf(secret)]);
  const pattern = forms.length > 0 ? new RegExp(forms.join('|'), 'gi') : undefined;
  const tails = tailsOf(known);
  const margin = Math.min(known[0]?.length ?? 0, LONGEST) * LONGEST_ESCAPE;
  return (text) => {
    const start = text.slice(0, WINDOW);
    const clean = [pattern, tails].reduce(
      (rest, each) => (each ? rest.replace(each, REPLACEMENT) : rest),
      start,
    );
    // The end is removed, because a secret that is cut off there would not be recognized.
    return start === text || margin === 0 ? clean : clean.slice(0, -margin);
  };
}

/** Matches spaces, line breaks and invisible characters between the characters of a secret. */
const GAP = '[^!-~]*';
/**
 * Matches anything between base64 characters that is not one itself, including escaped line breaks, because a peer may
 * wrap base64 or quote it in JSON or a URL.
 */
const BASE64_GAP = String.raw`(?:[^\w+/%\\-]|\\{1,3}[rn]|%(?:25)*[03][ad])*`;

/** Matches the first half of the characters, and as many of the other characters as follow. */
function halfOrMore(signs: readonly string[], gap: string, rest: string): string {
  const half = Math.max(SHORTEST_HALF, signs.length / 2);
  const more = signs.slice(half).reduceRight((tail, sign) => `(?:${gap}${sign}${tail})?`, rest);
  return signs.slice(0, half).join(gap) + more;
}

/**
 * Matches the second halves, each with the rest of the word before it. A half without a digit may be an ordinary word;
 * keys contain digits.
 */
function tailsOf(known: readonly string[]): RegExp | undefined {
  const halves = known
    .map((secret) => secret.slice(-Math.min(LONGEST, Math.ceil(secret.length / 2))))
    .filter((half) => half.length >= SHORTEST_HALF && /\d/.test(half));
  // The length is limited, because each position in a long word is tried.
  return halves.length > 0
    ? new RegExp(`[\\w.+/=~-]{0,99}(?:${halves.map(literal).join('|')})`, 'gi')
    : undefined;
}

const literal = (text: string) => text.replace(/[$()*+.?[\\\]^{|}/-]/g, String.raw`\$&`);

/**
 * Matches each character as itself or as any of its escapes. No two alternatives match the same text; otherwise the
 * time would double with each character.
 */
function spelled(secret: string): string {
  const chars = Array.from(secret.slice(0, LONGEST).replace(/\\+/g, '\\'), (char) => {
    const code = char.codePointAt(0) ?? 0;
    const hex = code.toString(16).padStart(2, '0');
    const itself = char === '\\' ? String.raw`\\{1,9}` : String.raw`\\{0,3}${literal(char)}`;
    const url = code < 128 ? `%${hex}` : encodable(char);
    const named = /[&<>"']/.test(char) ? '|&[a-z]{2,4};' : char === ' ' ? String.raw`|\+` : '';
    // The plain character is last, because an ampersand also starts its own escape.
    return String.raw`(?:\\{1,3}[ux]\{?0*${hex}\}?|${url.replaceAll('%', '%(?:25)*')}|&#(?:x0*${hex}|0*${code});${named}|${itself})`;
  });
  const rest = secret.length > LONGEST ? String.raw`[^\s"'<>,]*` : '';
  return halfOrMore(chars, GAP, rest);
}

/** A lone surrogate cannot be URL-encoded. */
const encodable = (char: string) => (/\p{Cs}/u.test(char) ? '%' : encodeURIComponent(char));

/**
 * Matches the first half of the bytes and the digits that follow: in hex, as a dump of a buffer, or as a list of
 * numbers.
 */
function bytesOf(secret: string): string[] {
  const bytes = [...new TextEncoder().encode(secret.slice(0, LONGEST))];
  if (bytes.length < SHORTEST_HALF) return [];
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0'));
  return [
    halfOrMore(hex, String.raw`\W*`, String.raw`[\da-f]*(?:[ :-][\da-f]{2}\b)*`),
    String.raw`\b${bytes.slice(0, Math.max(SHORTEST_HALF, bytes.length / 2)).join(',\\s*')}(?:,\s*\d+)*`,
  ];
}

/**
 * Matches the first half of the base64 text and what follows it. A secret inside a longer text is encoded in one of
 * three ways, depending on its position in a group of three bytes. Characters that it shares with its neighbours can
 * have any value.
 */
function base64(secret: string): string[] {
  const bytes = new TextEncoder().encode(secret.slice(0, LONGEST));
  return [0, 1, 2].flatMap((shift) => {
    const text = btoa('\0'.repeat(shift) + String.fromCharCode(...bytes));
    const own = text.slice(Math.ceil((shift * 4) / 3), Math.floor(((shift + bytes.length) * 4) / 3));
    if (shift > 0 && own.length < SHORTEST_HALF) return [];
    const signs = Array.from(own, (sign) =>
      sign === '/' ? String.raw`(?:\\{0,3}/|_|%2f)` : sign === '+' ? '(?:[-+]|%2b)' : sign,
    );
    const rest = String.raw`(?:[\w+/=-]|\\{1,3}/|%(?:2[bf]|3d))*`;
    return `${shift > 0 ? '[-+/\\w]?' : ''}${halfOrMore(signs, BASE64_GAP, rest)}`;
  });
}

/**
 * Returns a cause without secrets and control characters, because logging an error also logs its causes. A cause that
 * contains any, even in its own causes, is replaced. Otherwise the same object is returned.
 */
export function safeCause(cause: unknown, redact: (text: string) => string, depth = 0): unknown {
  if (typeof cause === 'string') return printable(redact(cause));
  if (!(cause instanceof Error) || depth > 4) return cause;
  const inner = safeCause(cause.cause, redact, depth + 1);
  const clean = (text = '') => printable(redact(text), '\n\t');
  const told = `${cause.message}\n${cause.stack ?? ''}`;
  if (clean(told) === told && inner === cause.cause) return cause;
  const copy = new Error(printable(redact(cause.message)), { cause: inner });
  return Object.assign(copy, { name: cause.name, stack: clean(cause.stack) });
}
