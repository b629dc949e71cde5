import { describe, expect, it } from 'vitest';
import { runCli } from './run-cli.js';

async function* inPieces(content: string, size = 1): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(content);
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
}

async function spoken(content: string, ...args: readonly string[]) {
  let out = '';
  let err = '';
  const code = await runCli(['parse', '--spoken', ...args], {
    env: {},
    stdin: inPieces(content),
    out: (words) => void (out += words),
    err: (words) => void (err += words),
    untilStopped: () => Promise.resolve(),
  });
  return { code, out, err };
}

const sse = (...contents: readonly string[]) =>
  contents
    .map((content) => `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content } }] })}\n\n`)
    .join('') + 'data: [DONE]\n\n';

describe('anam-react parse --spoken', () => {
  it('prints each line as it is written and spoken, with the rules', async () => {
    const { code, out } = await spoken('# Plan\n\nSee **it** at https://a.b.\n```\nlet a;\n```\nDone');
    expect(code).toBe(0);
    expect(out).toBe(
      [
        'written  # Plan',
        'spoken   Plan',
        '         0–2        heading      "# "',
        '',
        'written  See **it** at https://a.b.',
        'spoken   See it at.',
        '         12–14      emphasis     "**"',
        '         16–18      emphasis     "**"',
        '         22–33      address      "https://a.b"',
        '',
        'written  ```',
        '         let a;',
        '         ```',
        'spoken   –',
        '         35–50      code-block   "```\\nlet a;\\n```\\n"',
        '',
        'written  Done',
        'spoken   Done',
        '',
      ].join('\n'),
    );
  });

  it.each(['1', '3', '7', '1000'])('reads a response body in pieces of %s bytes', async (chunk) => {
    const body = sse('Area: $x', '^2$ ', '\uE200cite\uE202turn0', 'search0\uE201*now*');
    const { out } = await spoken(body, '--spec', 'openai', '--chunk', chunk, '--language', 'de', '--json');
    expect(JSON.parse(out)).toEqual({
      type: 'spoken',
      written: 'Area: $x^2$ \uE200cite\uE202turn0search0\uE201*now*',
      text: 'Area: x Quadrat now',
      removed: [
        { rule: 'formula', start: 6, end: 11, written: '$x^2$', spoken: 'x Quadrat' },
        expect.objectContaining({ rule: 'citation', start: 12, end: 31, spoken: '' }),
        { rule: 'emphasis', start: 31, end: 32, written: '*', spoken: '' },
        { rule: 'emphasis', start: 35, end: 36, written: '*', spoken: '' },
      ],
      error: null,
    });
  });

  it('says a phrase in place of code, and reports an error of the response', async () => {
    expect((await spoken('```\na\n```', '--code-phrase', 'Code.')).out).toContain('→ "Code."');
    expect((await spoken('data: {"error":{"message":"no"}}\n\n', '--spec', 'openai')).out).toContain(
      'The response ends with llm-',
    );
  });

  it('prints nothing that controls a terminal', async () => {
    const { out } = await spoken('a \u001B[31m b \u202E c');
    for (const sign of ['\u001B', '\u202E']) expect(out).not.toContain(sign);
  });

  it('accepts an empty text', async () => {
    expect((await spoken('')).out).toBe('Nothing is written.\n');
    expect(JSON.parse((await spoken('', '--json')).out)).toMatchObject({ text: '', removed: [] });
  });

  it.each([['--json'], ['--language', 'de']])('needs --spoken for %s', async (...args) => {
    let err = '';
    const code = await runCli(['parse', '--spec', 'openai', ...args], {
      env: {},
      stdin: inPieces(''),
      out: () => undefined,
      err: (words) => void (err += words),
      untilStopped: () => Promise.resolve(),
    });
    expect([code, err]).toEqual([2, expect.stringContaining('--spoken')]);
  });
});
