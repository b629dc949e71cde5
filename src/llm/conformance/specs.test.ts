import { describe, expect, it } from 'vitest';
import type { SpecId } from './check-report.js';
import { runChecks } from './run-checks.js';
import { frame } from '../testing/sse.js';
import { checkReplay } from './testing/check-replay.js';
import type { Asked, Reply } from './testing/replay-server.js';
import { guarded, json, refusal, sse, wordsFor } from './testing/replies.js';

const PATH = '/v1beta/models/test:streamGenerateContent';

/** Replies like Gemini: events with `alt=sse`, otherwise one streamed array. */
function gemini(asked: Asked): Reply {
  const isCall = asked.body?.['tools'] !== undefined;
  const limit = Number(/"maxOutputTokens":(\d+)/.exec(JSON.stringify(asked.body))?.[1]);
  const words = wordsFor(asked).slice(0, limit);
  const finishReason = limit < 40 ? 'MAX_TOKENS' : 'STOP';
  const parts: object[] = isCall
    ? [{ functionCall: { name: 'ping', args: {} } }]
    : words.map((text) => ({ text }));
  const chunks = parts.map((part, index) => ({
    candidates: [
      {
        content: { role: 'model', parts: [part] },
        ...(index === parts.length - 1 && { finishReason }),
        index: 0,
      },
    ],
    usageMetadata: { totalTokenCount: index },
    modelVersion: 'test',
  }));
  if (asked.url.includes('alt=sse'))
    return { headers: sse, pieces: chunks.map((chunk) => `data: ${JSON.stringify(chunk)}\r\n\r\n`) };
  const pieces = chunks.map(
    (chunk, index) => `${index === 0 ? '[' : ',\r\n'}${JSON.stringify(chunk, null, 2)}`,
  );
  return { headers: json, pieces: [...pieces, ']'] };
}

describe('Gemini', () => {
  it.each([`${PATH}?alt=sse`, PATH])('passes everything at %s', async (path) => {
    const report = await checkReplay(guarded(gemini), { spec: 'gemini', path });
    expect(report.results.filter(({ status }) => status === 'warn' || status === 'fail')).toEqual([]);
    expect(report).toMatchObject({ verdict: 'pass', warnings: 0 });
    expect(report.of(30).status).toBe('pass');
  });

  it('gets advice with its own field names', async () => {
    const bare = (piece: string) => {
      const { candidates } = JSON.parse(piece.slice(6)) as { candidates: object[] };
      return frame({
        candidates: candidates.map((candidate) => ({ ...candidate, finishReason: undefined })),
      });
    };
    const nameless = guarded((asked) => {
      const { pieces = [], ...reply } = gemini(asked);
      return { ...reply, pieces: pieces.map((piece) => bare(String(piece))) };
    });
    const report = await checkReplay(nameless, {
      spec: 'gemini',
      path: `${PATH}?alt=sse`,
      only: [15, 16, 18, 19],
    });
    const hints = { 15: 'finishReason', 16: 'finishReason', 18: 'usageMetadata', 19: 'modelVersion' };
    for (const [number, name] of Object.entries(hints))
      expect(report.of(Number(number)).hint, JSON.stringify(report.of(Number(number)))).toContain(name);
    const all = JSON.stringify(report.results.map(({ hint }) => hint));
    expect(all).not.toMatch(/finish_reason|DONE|--model|choices/);
  });

  it('fails for closed tags of reasoning, which Gemini never sends', async () => {
    const thinking = guarded((asked) => {
      const { pieces = [], ...reply } = gemini(asked);
      return {
        ...reply,
        pieces: pieces.map((piece) => String(piece).replace('"text":"1"', '"text":"<think>Hm.</think>1"')),
      };
    });
    const report = await checkReplay(thinking, { spec: 'gemini', path: `${PATH}?alt=sse`, only: [31] });
    expect(report.of(31)).toMatchObject({ status: 'fail', hint: expect.stringContaining('"thought": true') });
    expect(report.verdict).toBe('fail');
  });

  it('accepts 400 for a wrong key', async () => {
    const answer = (asked: Asked) => {
      const reply = guarded(gemini)(asked);
      return reply.status === 401 ? refusal(400, 'API key not valid. Please pass a valid API key.') : reply;
    };
    const report = await checkReplay(answer, { spec: 'gemini', path: PATH, only: [3, 4] });
    expect([report.of(3).status, report.of(4).status]).toEqual(['pass', 'pass']);
  });

  it('fails if it ignores alt=sse', async () => {
    const deaf = guarded((asked) => gemini({ ...asked, url: PATH }));
    const report = await checkReplay(deaf, { spec: 'gemini', path: `${PATH}?alt=sse`, only: [6, 7, 30] });
    expect(report.of(6).status).toBe('fail');
    expect(report.of(7)).toMatchObject({ status: 'fail', message: expect.stringContaining('JSON array') });
    expect(report.of(30)).toMatchObject({ status: 'fail', hint: expect.stringContaining('alt=sse') });
  });

  it('takes the key from the URL and sends it in the header', async () => {
    const seen: Asked[] = [];
    const answer = (asked: Asked) => {
      seen.push(asked);
      return gemini(asked);
    };
    const path = `${PATH}?alt=sse&key=secret-0123`;
    const report = await checkReplay(answer, { spec: 'gemini', path, apiKey: undefined, only: [3, 4] });
    expect(seen.map(({ key }) => key)).toEqual(['secret-0123', 'anam-react-check-wrong-key']);
    expect(JSON.stringify(report)).not.toContain('secret-0123');
  });
});

describe('the URL', () => {
  const check = async (spec: SpecId, url: string) => {
    const unreached = () => Promise.reject(new TypeError('no network here'));
    const { results } = await runChecks({ spec, url, model: 'm', fetch: unreached, only: [1] });
    return results[0];
  };
  const host = 'https://api.example.com';

  it.each([
    ['openai', `${host}/v1/chat/completions`],
    ['openai', `${host}/api/v2/chat/completions`],
    ['groq', 'https://api.groq.com/openai/v1/chat/completions'],
    ['azure', `${host}/openai/deployments/gpt/chat/completions?api-version=2024-10-21`],
    ['azure', `${host}/openai/v1/chat/completions`],
    ['gemini', `${host}/v1beta/models/m:streamGenerateContent?alt=sse`],
  ] as const)('%s: %s is right', async (spec, url) => {
    expect(await check(spec, url)).toMatchObject({ status: 'pass' });
  });

  it.each([
    ['openai', `${host}/v1`, 'fail', `${host}/v1/chat/completions`],
    ['openai', host, 'fail', `${host}/v1/chat/completions`],
    ['openai', `${host}/v1/v1/chat/completions`, 'fail', `${host}/v1/chat/completions`],
    ['openai', `${host}/v1/completions`, 'fail', `${host}/v1/chat/completions`],
    ['openai', `${host}/chat/completions`, 'warn', `${host}/v1/chat/completions`],
    ['openai', `${host}/api/persona/llm`, 'warn', '/chat/completions'],
    [
      'groq',
      'https://api.groq.com/v1/chat/completions',
      'fail',
      'https://api.groq.com/openai/v1/chat/completions',
    ],
    [
      'azure',
      `${host}/openai/deployments/gpt/chat/completions`,
      'fail',
      `${host}/openai/deployments/gpt/chat/completions?api-version=`,
    ],
    ['azure', `${host}/v1/chat/completions`, 'fail', `${host}/openai/v1/chat/completions`],
    [
      'gemini',
      `${host}/v1beta/models/m:generateContent`,
      'fail',
      `${host}/v1beta/models/m:streamGenerateContent?alt=sse`,
    ],
    [
      'gemini',
      `${host}/models/m:streamGenerateContent`,
      'warn',
      `${host}/v1beta/models/m:streamGenerateContent?alt=sse`,
    ],
  ] as const)('%s: %s is a %s, expected %s', async (spec, url, status, expected) => {
    expect(await check(spec, url)).toMatchObject({ status, hint: expect.stringContaining(expected) });
  });
});

it('in a page, skips the checks that need Node', async () => {
  const blocked = () => Promise.reject(new TypeError('Failed to fetch'));
  const report = await runChecks({
    spec: 'openai',
    url: 'https://api.example.com/v1/chat/completions',
    fetch: blocked,
  });
  const of = (number: number) => report.results.find((result) => result.number === number);
  expect(of(2)).toMatchObject({ status: 'fail', hint: expect.stringContaining('npx --no anam-react check') });
  expect(report).toMatchObject({ verdict: 'fail', requests: 1, stopped: 'The endpoint did not respond.' });
});
