import { request } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import type { Entry } from '../../contract/recording.js';
import { servePage, type PageServer } from './page-server.js';

let server: PageServer | undefined;
afterEach(async () => server?.close());

async function serve(token: () => Promise<string> = () => Promise.resolve('one-token')) {
  const entries: Entry[] = [];
  const done: (string | null)[] = [];
  server = await servePage({
    plans: [{ name: 'client', acts: ['start'] }],
    api: 'https://api.anam.ai',
    files: {
      module: (path) => Promise.resolve(path === 'contract-page/main.js' ? 'main' : null),
      sdk: () => Promise.resolve('sdk'),
      sdkVersion: '4.27.0',
    },
    token,
    entry: (entry) => void entries.push(entry),
    done: (problem) => void done.push(problem),
  });
  return { url: server.url, origin: new URL(server.url).origin, entries, done };
}

const post = (url: string, body: unknown, origin: string | undefined) =>
  fetch(url, { method: 'POST', body: JSON.stringify(body), ...(origin && { headers: { origin } }) });

/** `fetch` sets the host by itself. */
const statusWithHost = (url: string, host: string) =>
  new Promise<number | undefined>((resolve, reject) => {
    request(url, { headers: { host } }, (response) => resolve(response.resume().statusCode))
      .on('error', reject)
      .end();
  });

describe('the page’s server', () => {
  it('serves the page and its scripts, under its secret path only', async () => {
    const { url, origin } = await serve();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\da-f]{32}\/$/u);
    const page = await fetch(url);
    expect(await page.text()).toContain('<title>anam-react contract</title>');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
    expect(await (await fetch(`${url}sdk.js`)).text()).toBe('sdk');
    expect(await (await fetch(`${url}m/contract-page/main.js`)).text()).toBe('main');
    const paths = ['/', '/sdk.js', `/${'0'.repeat(32)}/`];
    const others = await Promise.all([
      ...paths.map((path) => fetch(origin + path)),
      fetch(`${url}m/cli/main.js`),
    ]);
    expect(others.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  });

  it('answers under its own address only', async () => {
    const { url } = await serve();
    expect(await statusWithHost(url, 'rebound.test')).toBe(404);
    expect(await statusWithHost(url, new URL(url).host)).toBe(200);
  });

  it('gives tokens only to its own page', async () => {
    const { url, origin } = await serve();
    const from = async (who: string | undefined) =>
      (await post(`${url}token`, { session: 'client' }, who)).status;
    expect(await from(undefined)).toBe(403);
    expect(await from('https://stranger.test')).toBe(403);
    const answer = await post(`${url}token`, { session: 'client' }, origin);
    expect(await answer.json()).toEqual({ token: 'one-token' });
    expect((await post(`${url}token`, { session: 'server' }, origin)).status).toBe(400);
  });

  it('tells the page why there is no token', async () => {
    const { url, origin } = await serve(() => Promise.reject(new Error('refused with status 402')));
    const answer = await post(`${url}token`, { session: 'client' }, origin);
    expect([answer.status, await answer.json()]).toEqual([502, { problem: 'refused with status 402' }]);
  });

  it('takes entries of a recording, and nothing else', async () => {
    const { url, origin, entries, done } = await serve();
    const entry = { at: 1, step: 'client/start', what: 'act', type: 'connect' };
    const statusOf = async (body: unknown) => (await post(`${url}entries`, body, origin)).status;
    expect(await statusOf({ entries: [entry] })).toBe(200);
    expect(await statusOf({ entries: [entry, { at: 'now' }] })).toBe(400);
    expect(await statusOf({ entries: 'all' })).toBe(400);
    expect(await statusOf({ entries: [{ ...entry, data: 'x'.repeat(2_000_001) }] })).toBe(413);
    expect(entries).toEqual([entry]);
    await post(`${url}done`, { problem: 'The page was closed.' }, origin);
    expect(done).toEqual(['The page was closed.']);
  });
});
