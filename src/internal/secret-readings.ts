/** A text read in one of the ways in which a secret may be written. */
export interface Reading {
  /** What is read, one character each. Line breaks, spaces and invisible characters between them are left out. */
  readonly signs: string;
  /** Where each sign begins and ends in the text. */
  readonly from: readonly number[];
  readonly to: readonly number[];
}

export interface Way {
  /** The forms of a secret among the signs. */
  readonly forms: (secret: string) => readonly string[];
  /** So many signs of a form in a row are not chance. */
  readonly enough: number;
  readonly read: (text: string) => Reading;
  /** In base64, a neighbour's bytes stand in the same word. */
  readonly wholeWord?: boolean;
}

/** Left out of texts and secrets: a `+` is a space in a form, and backslashes stand before quotes in JSON. */
const gap = /^(?:[\s\p{Cc}\p{Cf}+\\]|\\{1,9}[rnt]?)$/u;
const BREAK = '\0';

const bytesOf = (text: string): string =>
  /[^\0-\x7F]/.test(text) ? String.fromCharCode(...new TextEncoder().encode(text)) : text;

const plain = (sign: string): string => (gap.test(sign) ? '' : bytesOf(sign.normalize('NFKC').toLowerCase()));
const plainText = (text: string): string => Array.from(text, plain).join('');

const reader =
  (pattern: RegExp, signsOf: (match: RegExpMatchArray) => string) =>
  (text: string): Reading => {
    const signs: string[] = [];
    const from: number[] = [];
    const to: number[] = [];
    // Most signs occur many times.
    const seen = new Map<string, string>();
    for (const match of text.matchAll(pattern)) {
      let read = seen.get(match[0]);
      if (read === undefined) seen.set(match[0], (read = signsOf(match)));
      for (const sign of read) {
        signs.push(sign);
        from.push(match.index);
        to.push(match.index + match[0].length);
      }
    }
    return { signs: signs.join(''), from, to };
  };

/** Escapes of JSON and other strings, of URLs and of HTML. */
const escapes =
  /\\{1,9}(?:u\{0*([\da-f]{1,6})\}|u([\da-f]{4})|x([\da-f]{2})|([0-7]{3})|[rnt])|%(?:25)*([\da-f]{2})|&#(?:x0*([\da-f]{1,6})|0*(\d{1,7}));|&(amp|lt|gt|quot|apos);|[^]/giu;
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped([all, point, unit, byte, octal, url, htmlHex, html, name]: RegExpMatchArray): string {
  if (url !== undefined) return lower(Number.parseInt(url, 16));
  if (name !== undefined) return named[name.toLowerCase()] ?? '';
  const hex = point ?? unit ?? byte ?? htmlHex;
  const digits = hex ?? octal ?? html;
  if (digits === undefined) return plain(all);
  const code = Number.parseInt(digits, hex ? 16 : octal ? 8 : 10);
  return code > 0x10_ff_ff ? BREAK : plain(String.fromCodePoint(code));
}

const lower = (byte: number): string => {
  const sign = String.fromCharCode(byte);
  return byte < 128 ? plain(sign) : sign;
};

/** Quoted-printable, as in mail. */
const quoted = reader(/=\r?\n|=([\dA-F]{2})|[^]/giu, ([all, hex]) =>
  hex === undefined
    ? all.length > 1 && all.startsWith('=')
      ? ''
      : plain(all)
    : lower(Number.parseInt(hex, 16)),
);

const base64Escape = /(?:%(?:25)*|\\{1,9}u00)(2b|2f|3d|0a|0d|20)|\\{1,9}[rnt/]|[^]/giu;
const base64Signs: Readonly<Record<string, string>> = { '2b': '+', '2f': '/', '-': '+', _: '/' };

function base64Sign([all, code]: RegExpMatchArray): string {
  if (code !== undefined) return base64Signs[code.toLowerCase()] ?? '';
  if (all.endsWith('/')) return '/';
  if (/^[\w+-]$/.test(all)) return base64Signs[all] ?? all.toLowerCase();
  return all === '=' || gap.test(all) ? '' : BREAK;
}

/** A secret in a longer text is encoded in one of three ways, by its place in a group of three bytes. */
const base64Forms = (secret: string): string[] => {
  const bytes = bytesOf(secret);
  return [0, 1, 2].map((shift) =>
    btoa('\0'.repeat(shift) + bytes)
      .slice(Math.ceil((shift * 4) / 3), Math.floor(((shift + bytes.length) * 4) / 3))
      .toLowerCase(),
  );
};

const hexForm = (secret: string): string =>
  Array.from(bytesOf(secret), (byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join('');

/** All ways to read a text. */
export const ways: readonly Way[] = [
  { forms: (secret) => [plainText(secret)], enough: 10, read: reader(/[^]/gu, ([sign]) => plain(sign)) },
  { forms: (secret) => [plainText(secret)], enough: 10, read: reader(escapes, unescaped) },
  { forms: (secret) => [plainText(secret)], enough: 10, read: quoted },
  { forms: base64Forms, enough: 14, read: reader(base64Escape, base64Sign), wholeWord: true },
  {
    forms: (secret) => [hexForm(secret)],
    enough: 20,
    read: reader(/0x|\\{1,9}x|[^]/giu, ([sign]) =>
      /^[\da-f]$/i.test(sign) ? sign.toLowerCase() : /^(?:0x|\\{1,9}x|[\s:,-])$/i.test(sign) ? '' : BREAK,
    ),
  },
  {
    // Bytes as numbers, as a buffer prints them.
    forms: (secret) => [bytesOf(secret)],
    enough: 10,
    read: reader(/\d+|[^]/gu, ([sign]) =>
      /^\d{1,3}$/.test(sign) ? String.fromCharCode(Number(sign)) : /^[\s,]$/.test(sign) ? '' : BREAK,
    ),
  },
];
