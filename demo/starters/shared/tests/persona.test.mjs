// `npm test`: tests the page with the simulated persona, in a browser on this machine.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { chromium } from 'playwright-core';

const port = 4173;

test('the persona answers', { timeout: 120_000 }, async (t) => {
  // An empty variable counts as not set, and `.env` does not override it.
  const env = { ...process.env, ANAM_API_KEY: '', LLM_API_KEY: '', LLM_URL: '', CHAT_URL: '' };
  const server = spawn('npm', ['run', 'dev', '--', '--port', String(port)], {
    env,
    shell: process.platform === 'win32',
    detached: process.platform !== 'win32',
  });
  t.after(() => {
    if (process.platform === 'win32') spawn('taskkill', ['/pid', String(server.pid), '/T', '/F']);
    else process.kill(-server.pid);
  });
  let log = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (data) => (log += String(data)));
  while (!/ready/i.test(log))
    await Promise.race([once(server.stdout, 'data'), failWhenClosed(server, () => log)]);

  const browser = await launch();
  t.after(() => browser.close());
  const page = await browser.newPage({ permissions: ['microphone'] });
  await page.goto(`http://localhost:${port}`);
  await page.getByRole('button', { name: 'Start conversation' }).click();
  await page.getByRole('button', { name: 'End conversation' }).waitFor();
  await page.getByRole('textbox', { name: 'Message' }).fill('Hello');
  await page.getByRole('button', { name: 'Send' }).click();
  const answer = page.locator('[data-role="persona"][data-status="done"] .persona-message-text').last();
  await answer.waitFor();
  assert.match(await answer.innerText(), /\w{3}/);
});

async function failWhenClosed(child, output) {
  await once(child, 'close');
  throw new Error(`The dev server ended.\n${output()}`);
}

/**
 * Launches this machine's Chrome or Edge, or the browser that `npx playwright-core install chromium` downloads, or
 * CHROMIUM_PATH.
 */
async function launch() {
  const args = [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    '--autoplay-policy=no-user-gesture-required',
  ];
  const { CHROMIUM_PATH: executablePath } = process.env;
  const choices = executablePath ? [{ executablePath }] : [{ channel: 'chrome' }, { channel: 'msedge' }, {}];
  for (const choice of choices) {
    const browser = await chromium.launch({ args, ...choice }).catch(() => null);
    if (browser) return browser;
  }
  throw new Error('No browser found. Run: npx playwright-core install chromium');
}
