import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { SpecId } from './check-report.js';
import { decidingChecks } from './check-report.js';
import { checkReplay } from './testing/check-replay.js';
import { good, guarded, piecesOfRecording, sse } from './testing/replies.js';

const folder = new URL('../../../../shared/recordings/', import.meta.url);
const present = existsSync(new URL('index.json', folder));
const index = present
  ? (JSON.parse(readFileSync(new URL('index.json', folder), 'utf8')) as { file: string; protocol: string }[])
  : [];

const paths: Record<SpecId, string> = {
  openai: '/v1/chat/completions',
  groq: '/openai/v1/chat/completions',
  azure: '/openai/deployments/gpt/chat/completions?api-version=2024-10-21',
  gemini: '/v1beta/models/test:streamGenerateContent?alt=sse',
};

function specOf(file: string, protocol: string): SpecId {
  if (protocol === 'gemini') return 'gemini';
  return (['azure', 'groq'] as const).find((spec) => file.startsWith(spec)) ?? 'openai';
}

describe.skipIf(!present)('recordings (skipped where ../shared/recordings is absent)', () => {
  const own = index.filter(({ protocol }) => protocol === 'openai-chat' || protocol === 'gemini');

  it.each(own)('$file passes its own spec', async ({ file, protocol }) => {
    const pieces = piecesOfRecording(readFileSync(new URL(file, folder), 'utf8'));
    const spec = specOf(file, protocol);
    const report = await checkReplay(
      guarded(() => ({ headers: sse, pieces })),
      { spec, path: paths[spec] },
    );
    expect(report.results.filter(({ status }) => status === 'fail')).toEqual([]);
    expect(report.verdict).toBe('pass');
  });

  it('has the expected ones', () => {
    expect(own.length).toBeGreaterThanOrEqual(16);
  });
});

it('a good endpoint passes every check that can be made without a probe', async () => {
  const report = await checkReplay(guarded(good));
  const open = report.results.filter(({ status }) => status !== 'pass').map(({ number }) => number);
  // CORS needs a probe; 30 is for Gemini.
  expect(open).toEqual([26, 30]);
  expect(report).toMatchObject({ verdict: 'pass', warnings: 0, stopped: null });
  expect(report.results.map(({ number }) => number)).toEqual(Array.from({ length: 31 }, (_, at) => at + 1));
  expect(report.results.filter(({ number }) => decidingChecks.has(number))).toHaveLength(9);
});
