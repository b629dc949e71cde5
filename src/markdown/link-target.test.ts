import { describe, expect, it } from 'vitest';
import { hiddenTarget } from './link-target.js';

describe('the target of a link', () => {
  it.each([
    ['https://example.com/x', 'see Example.com'],
    ['https://example.com/x', 'https://example.com/x'],
    ['https://example.com/x', '(example.com/about), or example.com.'],
    ['http://www.example.com/', 'www.example.com'],
    ['https://example.com:8443/', 'example.com:8443'],
    ['mailto:a@example.com', 'A@example.com'],
    ['mailto:a@example.com', ' a@example.com '],
  ])('%s is not repeated after %j', (href, words) => expect(hiddenTarget(href, words)).toBeNull());

  it.each([
    ['https://evil.example/x', 'my bank', 'evil.example'],
    ['https://pal.com/', 'https://www.paypal.com/login', 'pal.com'],
    ['https://a.co/', 'visa.com', 'a.co'],
    ['https://example.com/', 'www.example.com', 'example.com'],
    ['https://example.com/', 'example.com.evil.example', 'example.com'],
    ['https://evil.example/', 'https://bank.example@evil.example', 'evil.example'],
    ['https://evil.example/', 'bank.example or evil.example', 'evil.example'],
    ['https://evil.example/', 'https://bank.example/?evil.example', 'evil.example'],
    ['https://example.com:8443/', 'example.com', 'example.com:8443'],
    ['https://xn--pple-43d.com/', '\u0430pple.com', 'xn--pple-43d.com'],
    ['mailto:a@evil.example', 'write', 'a@evil.example'],
    ['mailto:a@evil.example', 'help@bank.example', 'a@evil.example'],
    ['mailto:a@evil.example?bcc=b@evil.example', 'a@evil.example', 'a@evil.example, b@evil.example'],
    ['mailto:a%', 'write', 'a%'],
    // With a decoded U+202E, this would read as `support@paypal.com`.
    ['mailto:%E2%80%AEmoc.lapyap@troppus', 'write', '%E2%80%AEmoc.lapyap@troppus'],
    ['mailto:%E2%80%AEmoc.lapyap@troppus', 'support@paypal.com', '%E2%80%AEmoc.lapyap@troppus'],
    ['mailto:a@b.co?cc=%E2%81%A7c%0Ad@b.co', 'a@b.co', 'a@b.co, %E2%81%A7c%0Ad@b.co'],
    ['mailto:a%E2%80%8B@b.co', 'a@b.co', 'a%E2%80%8B@b.co'],
    ['https://evil.example/', '', 'evil.example'],
  ])('%s is shown after %j', (href, words, target) => expect(hiddenTarget(href, words)).toBe(target));

  it.each(['.', ')', '"', '!?'])('is found in linear time in words of %j', (sign) => {
    // Searching for signs at the end would compare a billion of them.
    const words = `example.com${sign.repeat(50_000)}x`;
    expect(hiddenTarget('https://example.com/', words)).toBe('example.com');
  });
});
