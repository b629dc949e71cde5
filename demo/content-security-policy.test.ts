import { readFileSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { findChromium, launchOptions } from '../.scripts/chromium.mjs';
import { buildSite, serveSite } from './testing/guarded-site.js';

/** The policy from the docs, so that the docs stay correct. */
function documentedPolicy(): string {
  const readme = readFileSync(new URL('../src/react/README.md', import.meta.url), 'utf8');
  const [, policy] = /^## Content security policy$.*?^```\n(.*?)^```/ms.exec(readme) ?? [];
  if (!policy) throw new Error('src/react/README.md has no policy under "Content security policy".');
  return policy.replaceAll(/\s+/g, ' ').trim();
}

const policy = documentedPolicy();

describe.skipIf(!(await findChromium()))('under the content security policy of the docs', () => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof serveSite>>;

  beforeAll(async () => {
    const started = chromium.launch(await launchOptions());
    site = await serveSite(await buildSite());
    browser = await started;
  });

  afterAll(async () => {
    await browser.close();
    site.close();
  });

  /** Collects the policy violations and errors that the browser reports, from the first byte of the page on. */
  async function open(path: string, under: string) {
    const page = await browser.newPage({
      permissions: ['microphone'],
      // Small, because the machine paints without a graphics card while other tests run.
      viewport: { width: 480, height: 480 },
      reducedMotion: 'reduce',
    });
    onTestFinished(() => page.close());
    // Vitest's time limit applies instead.
    page.setDefaultTimeout(0);
    const reports: string[] = [];
    page.on('pageerror', (error) => reports.push(String(error)));
    // Includes violations in workers, for which the page gets no event.
    page.on('console', (message) => message.type() === 'error' && reports.push(message.text()));
    await page.goto(site.url(path, under));
    return { page, reports };
  }

  async function start(page: Page) {
    await page.getByRole('button', { name: 'Start conversation' }).click();
    await page.getByRole('button', { name: 'End conversation' }).waitFor();
  }

  async function hearAnswer(page: Page) {
    const message = page.getByRole('textbox', { name: 'Message' });
    await message.fill('Tell me about Lisbon');
    await message.press('Enter');
    await page.locator('[data-role="persona"] .persona-message-text', { hasText: /\w{3}/ }).last().waitFor();
  }

  it('demands Trusted Types', () => {
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toMatch(/unsafe|script-src[^;]*(blob|data):/);
  });

  it('a session starts and answers, and nothing is reported', async () => {
    const { page, reports } = await open('/index.html', policy);
    await start(page);
    await hearAnswer(page);
    expect(reports).toEqual([]);
  });

  it('an agent of ElevenLabs hears the microphone, and nothing is reported', async () => {
    const { page, reports } = await open('/microphone.html', policy);
    await page.waitForFunction(() => document.title === 'heard');
    expect(reports).toEqual([]);
  });

  it.each([
    ['its worker', policy.replace('worker-src blob:', "worker-src 'none'"), /worker/i],
    ['its Trusted Types policy', policy.replace('anam-react-simulator', "'none'"), /anam-react-simulator/],
  ])('reports the simulator when the policy leaves out %s', async (_, stricter, report) => {
    const { page, reports } = await open('/index.html', stricter);
    await page.getByRole('button', { name: 'Start conversation' }).click();
    await expect.poll(() => reports.join('\n')).toMatch(report);
  });

  it('reports an inline script', async () => {
    const { page, reports } = await open('/planted.html', policy);
    await page.getByRole('button', { name: 'Start conversation' }).waitFor();
    expect(reports.join('\n')).toMatch(/inline script/i);
  });
});
