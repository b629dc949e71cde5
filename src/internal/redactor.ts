import { printable } from './printable.js';

const REPLACEMENT = '[redacted]';
/** Shorter values, such as `x` or `en`, stand everywhere: taking them out would take the text apart. */
const SHORTEST = 4;
/** Of a longer secret so much must match, and the rest of the word goes with it. Whole groups of base64. */
const LONGEST = 198;
/** Less of the beginning of a secret may be an ordinary word. */
const SHORTEST_HALF = 8;
/** Characters of a text that are looked at. All that is shown of a peer's text is far shorter. */
const WINDOW = 16_384;
/** One character takes no more in any of the escapes below. */
const LONGEST_ESCAPE = 8;

/**
 * Makes a function that takes secrets out of a text in every way in which a peer may echo them: as they are, in another
 * case, with breaks between, URL-encoded, as escapes of JSON or HTML, in base64 or hex, in one line or several; and the first
 * or the second half of one, where the peer has cut it. Of a long text it returns only the start.
 *
 * It is for echoes. A peer that wants to hide a secret from it can: reversed, as octal digits, in full-width letters.
 */
export function createRedactor(secrets: readonly (string | undefined)[]): (text: string) => string {
  const known = [...new Set(secrets)]
    .filter((secret) => secret !== undefined && secret.length >= SHORTEST)
    // A secret may hold another one.
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
    // Half of a secret, at the cut, is not recognised.
    return start === text || margin === 0 ? clean : clean.slice(0, -margin);
  };
}

/** Spaces, line breaks and invisible characters between the characters of a secret. */
const GAP = '[^!-~]*';
/** Between the signs of base64, whatever is none, with line breaks as escapes: a peer folds it, or quotes it in JSON or a URL. */
const BASE64_GAP = String.raw`(?:[^\w+/%\\-]|\\{1,3}[rn]|%(?:25)*[03][ad])*`;

/** The first half of the signs, and as many of the others as follow. */
function halfOrMore(signs: readonly string[], gap: string, rest: string): string {
  const half = Math.max(SHORTEST_HALF, signs.length / 2);
  const more = signs.slice(half).reduceRight((tail, sign) => `(?:${gap}${sign}${tail})?`, rest);
  return signs.slice(0, half).join(gap) + more;
}

/** The second halves, each with the rest of the word before it. One without a digit may be an ordinary word. Keys have digits. */
function tailsOf(known: readonly string[]): RegExp | undefined {
  const halves = known
    .map((secret) => secret.slice(-Math.min(LONGEST, Math.ceil(secret.length / 2))))
    .filter((half) => half.length >= SHORTEST_HALF && /\d/.test(half));
  // Limited, because each place of a long word is tried.
  return halves.length > 0
    ? new RegExp(`[\\w.+/=~-]{0,99}(?:${halves.map(literal).join('|')})`, 'gi')
    : undefined;
}

const literal = (text: string) => text.replace(/[$()*+.?[\\\]^{|}/-]/g, String.raw`\$&`);

/**
 * Each character as itself or as any of its escapes. No two of the alternatives match the same text: otherwise the time
 * would double with each character.
 */
function spelled(secret: string): string {
  const chars = Array.from(secret.slice(0, LONGEST).replace(/\\+/g, '\\'), (char) => {
    const code = char.codePointAt(0) ?? 0;
    const hex = code.toString(16).padStart(2, '0');
    const itself = char === '\\' ? String.raw`\\{1,9}` : String.raw`\\{0,3}${literal(char)}`;
    const url = code < 128 ? `%${hex}` : encodable(char);
    const named = /[&<>"']/.test(char) ? '|&[a-z]{2,4};' : char === ' ' ? String.raw`|\+` : '';
    // Itself last: an ampersand is the beginning of its own escape.
    return String.raw`(?:\\{1,3}[ux]\{?0*${hex}\}?|${url.replaceAll('%', '%(?:25)*')}|&#(?:x0*${hex}|0*${code});${named}|${itself})`;
  });
  const rest = secret.length > LONGEST ? String.raw`[^\s"'<>,]*` : '';
  return halfOrMore(chars, GAP, rest);
}

/** Half of a surrogate pair has no form in a URL. */
const encodable = (char: string) => (/\p{Cs}/u.test(char) ? '%' : encodeURIComponent(char));

/** The first half of the bytes, and the digits that follow: in hex, as a dump of a buffer, as a list of numbers. */
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
 * The first half of the base64, and what follows it. A secret in the middle of a longer text is encoded in one of three
 * ways, by its place in a group of three bytes. The characters that it shares with its neighbours may be any.
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
 * A cause that quotes no secret and no control characters: who logs an error logs its causes. One that does, itself or in
 * what caused it, is replaced; any other stays the very same.
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
