/** The whole command: the page in Chromium, over HTTP, with the unmodified SDK, against the twin. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchOptions } from '../../../.scripts/chromium.mjs';
import { assumptions } from '../../contract/assumptions/assumptions.js';
import { judge } from '../../contract/judge.js';
import { readRecording } from '../../contract/recording.js';
import { contractCommand } from './contract-command.js';
import { bundled, sourceFiles } from './testing/bundled.js';
import { AVATAR, KEY, startTwin } from './testing/twin.js';

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ ...(await launchOptions()), headless: true });
});
afterAll(() => browser.close());

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

async function contract(args: string[], untilStopped = () => new Promise<void>(() => undefined)) {
  const twin = await startTwin();
  const engine = await bundled(new URL('testing/engine-in-page.ts', import.meta.url), {
    TWIN_URL: JSON.stringify(twin.url),
  });
  const files = await sourceFiles();
  // The engine of the twin is a script that the page's policy does not know.
  const context = await browser.newContext({ bypassCSP: true });
  const seen: string[] = [];
  const open = async (url: string) => {
    const page = await context.newPage();
    page.on('request', (request) => void seen.push(`${request.url()} ${request.postData() ?? ''}`));
    page.on('pageerror', (error) => console.error(error));
    await page.addInitScript(`{ ${engine} }`);
    await page.goto(url);
    await page.getByRole('button', { name: 'Start' }).click();
    return true;
  };
  const printed = { out: '', err: '' };
  const code = await contractCommand(
    args,
    {
      env: { ANAM_API_KEY: KEY, ANAM_BASE_URL: twin.url, ANAM_AVATAR_ID: AVATAR, ANAM_VOICE_ID: 'voice-1' },
      stdin: (async function* () {})(),
      out: (text) => void (printed.out += text),
      err: (text) => void (printed.err += text),
      untilStopped,
    },
    { files: () => Promise.resolve(files), open, sleep },
  );
  await context.close();
  await twin.close();
  return { code, ...printed, seen, stopped: twin.stopped };
}

it(
  'finds that every assumption holds for the twin, and records it without keys',
  { timeout: 240_000 },
  async () => {
    // `KEEP_RECORDING=src/contract/testing/twin.jsonl` renews the recording that other tests read.
    const folder = mkdtempSync(join(tmpdir(), 'anam-react-contract-'));
    const file = process.env['KEEP_RECORDING'] ?? join(folder, 'recording.jsonl');
    const { code, out, err, seen } = await contract(['--yes', '--json', '--out', file]);
    const { results } = JSON.parse(out) as { results: { id: string; result: string; found: string }[] };
    const others = results
      .filter(({ result }) => result !== 'holds')
      .map(({ id, found }) => `${id}: ${found}`);
    expect(others, err).toEqual([]);
    expect(results).toHaveLength(assumptions.length);
    expect(code).toBe(0);
    const text = readFileSync(file, 'utf8');
    expect(text).not.toContain(KEY);
    expect(text).not.toMatch(/eyJ[\w-]+\.|a=ice-pwd|candidate:\d/u);
    expect(seen.join('\n')).not.toContain(KEY);
    const again = judge(assumptions, readRecording(text).entries);
    expect(again.map(({ result, found }) => [result, found])).toEqual(
      results.map(({ result, found }) => [result, found]),
    );
  },
);
