import { describe, expect, it } from 'vitest';
import { createRedactor, safeCause } from './redactor.js';

const key = 'a+b/c"d=01 é&23';
const redact = createRedactor([key, undefined, '']);
const bytes = [...new TextEncoder().encode(key)];
const each = (form: (code: string, char: string) => string) =>
  Array.from(key, (char) => form((char.codePointAt(0) ?? 0).toString(16), char)).join('');

describe('createRedactor', () => {
  it.each([
    ['as it is', key],
    ['in another case', key.toUpperCase()],
    ['in a URL', encodeURIComponent(key)],
    ['in a URL, in small letters', encodeURIComponent(key).toLowerCase()],
    ['in a URL in a URL', encodeURIComponent(encodeURIComponent(key))],
    ['in a form', new URLSearchParams({ key }).toString().slice(4)],
    ['in JSON', JSON.stringify(key).slice(1, -1)],
    ['in JSON in JSON', JSON.stringify(JSON.stringify(key)).slice(3, -3)],
    ['as escapes of JSON', each((hex) => `\\u${hex.padStart(4, '0')}`)],
    ['as escapes of a string', each((hex) => `\\x${hex}`)],
    ['as escapes of HTML', each((hex) => `&#x${hex};`)],
    ['in HTML', key.replaceAll('&', '&amp;').replaceAll('"', '&quot;')],
    ['as escapes of code points', each((hex) => `\\u{${hex}}`)],
    ['in base64', btoa(String.fromCharCode(...bytes)).replace(/=+$/, '')],
    ['in hex', Buffer.from(bytes).toString('hex')],
    ['in hex, in capitals', Buffer.from(bytes).toString('hex').toUpperCase()],
    ['as a dump of bytes', bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(' ')],
    ['as a list of bytes', bytes.join(', ')],
  ])('takes a key out %s', (_form, echoed) => {
    expect(redact(`before ${echoed} after`)).toBe('before [redacted] after');
  });

  const plainKey = 'upstream-key/abcdef+ghij';
  const encoded = Buffer.from(`user:${plainKey}`).toString('base64');
  const lines = (size: number, end: string) =>
    (encoded.match(new RegExp(`.{1,${size}}`, 'g')) ?? []).join(end);

  it.each([
    ['with a line break', `${plainKey.slice(0, 9)}\n${plainKey.slice(9)}`],
    ['with spaces between', Array.from(plainKey).join(' ')],
    ['with invisible characters between', Array.from(plainKey).join('\u200B')],
    ['in base64, in lines', lines(10, '\r\n')],
    ['in base64, in short lines that are indented', lines(6, '\n ')],
    ['in base64, folded as in mail', lines(10, '=\r\n')],
    ['in base64 in JSON, in lines', JSON.stringify(lines(10, '\r\n')).slice(1, -1)],
    ['in base64 in JSON in JSON', JSON.stringify(JSON.stringify(lines(10, '\n'))).slice(3, -3)],
    ['in base64 in PHP', encoded.replaceAll('/', String.raw`\/`)],
    ['in base64 in a URL, in lines', encodeURIComponent(lines(10, '\r\n'))],
    ['in base64url, in lines', lines(10, '\n').replaceAll('+', '-').replaceAll('/', '_')],
    ['in hex, in lines', (Buffer.from(plainKey).toString('hex').match(/.{8}/g) ?? []).join('\n')],
  ])('leaves no nine characters of a key %s', (_form, echoed) => {
    const clean = createRedactor([plainKey])(`before: ${echoed}; after`);
    expect(clean).toMatch(/^before: .*\[redacted\].*after$/s);
    const rest = clean.slice('before: '.length).replace('[redacted]', '');
    for (let at = 0; at + 9 <= echoed.length; at += 1) expect(rest).not.toContain(echoed.slice(at, at + 9));
  });

  it.each([
    'The model gpt-4o-mini does not exist.',
    'eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9 is the header of every token',
    'up stream key abc',
    '97, 98, 99, 100, 101 and 0x61 0x62 0x63',
  ])('leaves %j as it is', (text) => {
    expect(createRedactor([plainKey])(text)).toBe(text);
  });

  it.each(['', 'u', 'us', 'user:', 'a-longer-user:', '{"key":"'])(
    'takes a key out of a larger block of base64, after %j',
    (before) => {
      const block = Buffer.from(`${before}secret-0123456789>?~"`);
      const clean = createRedactor(['secret-0123456789>?~']);
      const forms = [block.toString('base64'), block.toString('base64url')];
      const cut = forms.map((form) => form.slice(0, -9));
      for (const text of [...forms, ...forms.map(encodeURIComponent), ...cut]) {
        const [left = '', more] = clean(text).split('[redacted]');
        expect(more).toBe('');
        expect(before.startsWith(Buffer.from(left, 'base64').toString())).toBe(true);
      }
    },
  );

  it('takes out the first half of a key that the peer has cut, and no word that begins alike', () => {
    const clean = createRedactor(['secret-0123456789']);
    expect(clean('secret-01234… secret-0123456789 secret-01')).toBe('[redacted]… [redacted] [redacted]');
    expect(clean('a secretary, secret-')).toBe('a secretary, secret-');
    expect(createRedactor(['short-one'])('short-on')).toBe('[redacted]');
    expect(createRedactor(['shorter'])('shorte')).toBe('shorte');
  });

  it('takes out the second half of a key whose beginning the peer has cut, and no word that ends alike', () => {
    const clean = createRedactor(['secret-0123456789']);
    expect(clean('near …123456789"} and ret-0123456789')).toBe('near …[redacted]"} and [redacted]');
    expect(clean('23456789')).toBe('23456789');
    expect(createRedactor(['tenant-of-production'])('in production')).toBe('in production');
    expect(createRedactor(['key-a-0123456789', 'other-key-9876543210'])('…23456789 …9876543210 …')).toBe(
      '…[redacted] …[redacted] …',
    );
  });

  it('takes the longer of two secrets first', () => {
    expect(createRedactor(['abcd', 'abcd-efgh'])('abcd-efgh')).toBe('[redacted]');
  });

  it('takes out the whole of a long secret, in base64 too', () => {
    const long = 'eyJ0'.repeat(500);
    expect(createRedactor([long])(`a ${long} b ${btoa(long)} c`)).toBe('a [redacted] b [redacted] c');
  });

  it('leaves a stand-in for a key alone', () => {
    expect(createRedactor(['x'])('xylophone')).toBe('xylophone');
  });

  it.each([16_380, 16_384 * 2])('leaves no half of a secret where it cuts a text (%i)', (length) => {
    const secret = 'secret-0123456789';
    for (let cut = 0; cut < secret.length; cut += 1) {
      const clean = createRedactor([secret])('x'.repeat(length - cut) + secret.repeat(3));
      expect(clean.replaceAll('[redacted]', '').slice(-8)).toMatch(/^x*$/);
    }
  });

  it('takes time in proportion to the text', () => {
    const secret = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaab';
    const started = performance.now();
    createRedactor([secret])('a'.repeat(2_000_000));
    createRedactor([secret])('\\'.repeat(16_000));
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('safeCause', () => {
  it('keeps an error that quotes no secret', () => {
    const error = new TypeError('fetch failed', { cause: new Error('ECONNREFUSED') });
    expect(safeCause(error, redact)).toBe(error);
  });

  it('replaces an error that quotes a secret, also in its cause', () => {
    const cause = safeCause(new TypeError('no', { cause: new Error(`bad ${key}`) }), redact) as Error;
    expect(cause.name).toBe('TypeError');
    expect((cause.cause as Error).message).toBe('bad [redacted]');
    expect((cause.cause as Error).stack).not.toContain(key);
    const steering = safeCause(new Error('a\u001B[2J\nb'), redact) as Error;
    expect(steering.message).toBe('a\uFFFD[2J b');
    expect(steering.stack).not.toContain('\u001B');
  });
});
