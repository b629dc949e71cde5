import { existsSync, readFileSync } from 'node:fs';
import type { WebHandler } from 'anam-react/server';
import type { LlmSpec } from 'anam-react/simulator';
import { chromium, type Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { findChromium, launchOptions } from '../.scripts/chromium.mjs';
import { handlerOf } from './dev-api.js';
import { readSettings, type Environment } from './settings.js';
import { specPath } from './simulated-back-end.js';
import { DemoPage } from './testing/demo-page.js';
import { buildSite, serveSite } from './testing/guarded-site.js';
import { recordedEndpoint, SECRET, serve } from './testing/recorded-endpoint.js';

// Streams from real providers. They are not part of the repository.
const folder = new URL('../../shared/recordings/', import.meta.url);
const isThere = existsSync(folder);
const bytesOf = (name: string) => (isThere ? readFileSync(new URL(name, folder), 'utf8') : '');

const thinking = bytesOf('groq-parsed-reasoning.sse');
const short = bytesOf('deepseek-reasoning-content.sse');
// The page has no tool called `weather`.
const toolCall = bytesOf('groq-tool-call.sse').replace('"name":"weather"', '"name":"local_time"');

/** Returns the text of a recording, read only from its fields. */
function written(recording: string) {
  const deltas = recording
    .split('\n')
    .filter((line) => line.startsWith('data: {'))
    .flatMap((line) => (JSON.parse(line.slice(6)) as Chunk).choices.map(({ delta }) => delta));
  return {
    words: wordsOf(deltas.map(({ content }) => content ?? '').join('')),
    thoughts: wordsOf(
      deltas.map(({ reasoning, reasoning_content: other }) => reasoning ?? other ?? '').join(''),
    ),
  };
}

interface Chunk {
  readonly choices: readonly {
    readonly delta: Readonly<Partial<Record<'content' | 'reasoning' | 'reasoning_content', string | null>>>;
  }[];
}

/** Long, because the persona speaks in real time on a machine that may be busy. */
const LONG = 300_000;

const wordsOf = (text: string) => text.split(/\s+/u).filter((word) => word !== '');

describe.skipIf(!isThere || !(await findChromium()))('server mode with recorded streams of providers', () => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof serveSite>>;
  let env: Environment = {};

  beforeAll(async () => {
    const started = chromium.launch(await launchOptions());
    const files = await buildSite();
    // Reads the settings for every request, like the dev server.
    site = await serveSite(files, (path) => handlerOf(path, readSettings(env)));
    browser = await started;
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    site.close();
  });

  /** Opens the demo with an endpoint for each handler, all registered as one LLM. */
  async function open(handlers: readonly WebHandler[], spec: LlmSpec = 'groq', width = 1280) {
    const servers = await Promise.all(handlers.map(serve));
    env = {
      ANAM_LLM_SPEC: spec,
      ANAM_LLM_SECRET: SECRET,
      ANAM_LLM_MODEL: 'recorded',
      ANAM_LLM_URLS: servers.map(({ origin }) => origin + specPath(spec, 'recorded')).join(),
      DEMO_SPEECH_RATE: '100',
    };
    const demo = await DemoPage.open(browser, site.url('/index.html', ''), width);
    onTestFinished(async () => {
      expect(demo.problems).toEqual([]);
      await demo.page.close();
      await Promise.all(servers.map((server) => server.kill()));
    });
    return { demo, servers };
  }

  it.each(['openai', 'azure', 'gemini', 'groq'] as const)(
    '%s: speaks the recorded words, shows the thoughts, runs the tool of the page',
    async (spec) => {
      // The long answer takes up to a minute to speak. With the variable WHOLE, every specification speaks it.
      const isLong = spec === 'groq' || process.env['WHOLE'] !== undefined;
      const recording = isLong ? thinking : short;
      const { words, thoughts } = written(recording);
      const { handler } = recordedEndpoint((body) => {
        if (!body.includes('What time is it?')) return { recording };
        return { recording: body.includes('"role":"tool"') ? short : toolCall };
      });
      const { demo } = await open([handler], spec);
      await demo.start();
      await demo.ask('Tell me more.');
      await demo.engineDid('llm-finished');
      await demo.shot(`${spec}-1-speaks`);
      expect(wordsOf(await demo.spoken('Tell me more.'))).toEqual(words);
      await demo.shot(`${spec}-2-spoken`);
      expect((await demo.thoughts()).map(wordsOf)).toEqual(spec === 'gemini' ? [] : [thoughts]);
      await demo.shot(`${spec}-3-thoughts`);
      await demo.ask('What time is it?');
      await demo.engineDid('llm-finished', 3);
      const call = demo.page.locator('[data-tool="local_time"]');
      await call.waitFor();
      expect(wordsOf(await demo.spoken('What time is it?'))).toEqual(written(short).words);
      expect(await call.getAttribute('data-status')).toBe('done');
      await demo.shot(`${spec}-4-tool`);
      expect(await demo.thoughts()).toHaveLength(spec === 'gemini' ? 0 : 2);
      await demo.shot(`${spec}-5-all`);
      expect((await demo.engine()).filter(({ type }) => /failed|stock|violation/.test(type))).toEqual([]);
    },
    LONG,
  );

  it(
    'shows the words so far when the endpoint is killed in mid-answer, and speaks again afterwards',
    async () => {
      // The stream pauses in the first paragraph.
      const endpoint = recordedEndpoint(() => ({ recording: thinking, waitAfterEvents: 812 }));
      const { demo, servers } = await open([endpoint.handler]);
      await demo.start();
      await demo.ask('Tell me more.');
      await demo.says('their Uruguayan');
      await demo.shot('killed-1-before');
      await servers[0]?.kill();
      const said = wordsOf(await demo.spoken('Tell me more.'));
      expect(said).toEqual(written(thinking).words.slice(0, said.length));
      expect(said.slice(-2)).toEqual(['counterparts:', '###']);
      expect(await demo.engineDid('llm-cut-short')).toMatchObject({ kind: 'broke-off' });
      await demo.shot('killed-2-after');
      await demo.ask('Are you there?');
      await demo.says('You said: Are you there?');
      await demo.shot('killed-3-next');
    },
    LONG,
  );

  it(
    'speaks with the stock model when the endpoint fails, and the log says why',
    async () => {
      const fails =
        (status: number, body: string): WebHandler =>
        async () =>
          new Response(body, { status, headers: { 'content-type': 'application/json' } });
      const faults: Readonly<Record<string, { readonly handler: WebHandler; readonly kind: string }>> = {
        secret: {
          handler: recordedEndpoint(() => ({ recording: short }), 'another-secret').handler,
          kind: 'refused',
        },
        field: { handler: fails(400, '{"error":{"message":"Unknown field"}}'), kind: 'refused' },
        whole: { handler: fails(200, '{"choices":[{"message":{"content":"Hi"}}]}'), kind: 'not-streaming' },
        silent: {
          handler: recordedEndpoint(() => ({ recording: short, waitAfterEvents: 0 })).handler,
          kind: 'timeout',
        },
        // Last, because it stops the server.
        down: { handler: fails(500, ''), kind: 'refused' },
      };
      let current = '';
      const { demo, servers } = await open([(request) => faults[current]!.handler(request)]);
      await demo.start();
      let failures = 0;
      for (const [name, { kind }] of Object.entries(faults)) {
        current = name;
        if (name === 'down') await servers[0]?.kill();
        await demo.ask(`Fault ${name}`);
        await demo.says(`Anam's stock model speaks. You said: Fault ${name}`);
        await demo.shot(`fault-${name}`);
        expect(await demo.engineDid('llm-failed', (failures += 1))).toMatchObject({ kind, saidBefore: '' });
      }
      // This outcome was observed for a 400. For other failures, it is an assumption, as the test says.
      const stock = (await demo.engine()).filter(({ type }) => type === 'llm-stock-model');
      expect(stock.map(({ detail }) => detail['assumption'])).toEqual([true, false, true, true, true]);
    },
    LONG,
  );

  it(
    'calls the faster URL, and the other one when that is down',
    async () => {
      const slow = recordedEndpoint(() => ({ recording: short, waitAfterEvents: 0 }));
      const fast = recordedEndpoint(() => ({ recording: short }));
      const { demo, servers } = await open([slow.handler, fast.handler]);
      await demo.start();
      expect(await demo.engineDid('llm-probe')).toMatchObject({ url: expect.stringMatching(/1$/) as string });
      await demo.ask('Tell me more.');
      expect(wordsOf(await demo.spoken('Tell me more.'))).toEqual(written(short).words);
      expect(await demo.engineDid('llm-finished')).toMatchObject({
        url: expect.stringMatching(/1$/) as string,
      });
      await demo.shot('urls-1-second');
      slow.goOn();
      await servers[1]?.kill();
      await demo.ask('And now?');
      expect(wordsOf(await demo.spoken('And now?'))).toEqual(written(short).words);
      expect(await demo.engineDid('llm-finished', 2)).toMatchObject({
        url: expect.stringMatching(/0$/) as string,
      });
      await demo.shot('urls-2-first');
    },
    LONG,
  );

  it.each([390, 1280])('says in the empty viewer which formats have thoughts, at %i px', async (width) => {
    const { demo } = await open([recordedEndpoint(() => ({ recording: short })).handler], 'gemini', width);
    await demo.shot(`empty-${width}-1`);
    await demo.page.getByRole('button', { name: 'Thoughts' }).click();
    const note = demo.page.getByText(
      'In this mode, only models with an OpenAI, Azure or Groq API send thoughts.',
    );
    await expect.poll(() => note.isVisible()).toBe(true);
    await demo.shot(`empty-${width}-2`);
  });
});
