import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { WebHandler } from 'anam-react/server';
import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { findChromium, launchOptions } from '../.scripts/chromium.mjs';
import { buildSite, serveSite } from './testing/guarded-site.js';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const configs: Readonly<Record<string, object>> = {
  simulated: {
    persona: 'simulated',
    model: { kind: 'real', name: 'a-model-with-quite-a-long-name' },
    llmId: 'demo-llm',
    engine: {
      spec: 'groq',
      model: 'a-model-with-quite-a-long-name',
      urls: ['/api/persona/engine/x'],
      isYours: true,
    },
    problems: [],
  },
  inPage: { persona: 'simulated', model: { kind: 'scripted' }, llmId: 'demo-llm', problems: [] },
  real: { persona: 'anam', model: { kind: 'scripted' }, problems: [] },
};

describe.skipIf(!(await findChromium()))('the gallery of the demo', () => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof serveSite>>;
  let config = configs['inPage'];
  const configAnswer: WebHandler = () => Promise.resolve(Response.json(config));

  beforeAll(async () => {
    const started = chromium.launch(await launchOptions());
    site = await serveSite(await buildSite(), () => configAnswer);
    browser = await started;
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    site.close();
  });

  async function open(
    query = '',
    size = { width: 1280, height: 800 },
    colorScheme: 'light' | 'dark' = 'light',
  ) {
    const page = await browser.newPage({
      viewport: size,
      reducedMotion: 'reduce',
      colorScheme,
      permissions: ['microphone'],
    });
    page.setDefaultTimeout(0);
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    onTestFinished(async () => {
      await page.close();
      expect(errors).toEqual([]);
    });
    await page.goto(new URL(`/index.html${query}`, site.url('/', '')).href);
    await page.locator('.demo-frame .persona-root').first().waitFor();
    return page;
  }

  const queryOf = (page: Page) => new URL(page.url()).search;
  const chosen = (page: Page) => page.locator('.demo-gallery [aria-current="true"]').allInnerTexts();
  const start = async (page: Page) => {
    await page.getByRole('button', { name: 'Start conversation' }).click();
    await page.getByRole('button', { name: 'End conversation' }).waitFor();
  };

  it('shows what is clicked, says it in the URL, and goes back and forward', async () => {
    config = configs['inPage'];
    const page = await open();
    expect(await chosen(page)).toEqual(['Chat', 'First conversation']);
    await page.getByRole('link', { name: 'Interrupt it' }).click();
    await page.getByRole('link', { name: 'Call', exact: true }).click();
    expect(queryOf(page)).toBe('?scenario=barge-in&layout=call');
    await page.locator('.persona-chat[data-layout="call"]').waitFor();
    await page.goBack();
    await page.locator('.persona-chat[data-layout="full"]').waitFor();
    expect(await chosen(page)).toEqual(['Chat', 'Interrupt it']);
    await page.goBack();
    await expect.poll(() => chosen(page)).toEqual(['Chat', 'First conversation']);
    await page.goForward();
    await page.goForward();
    await expect.poll(() => chosen(page)).toEqual(['Call', 'Interrupt it']);
  });

  it('opens at what a URL names, and the developer panel with it', async () => {
    config = configs['inPage'];
    const page = await open('?layout=voice&scenario=tool&developer');
    expect(await chosen(page)).toEqual(['Voice only', 'A tool that asks first']);
    await page.getByRole('textbox', { name: 'Say as user' }).waitFor();
    await page.getByRole('button', { name: 'Developer' }).click();
    expect(queryOf(page)).toBe('?layout=voice&scenario=tool');
  });

  it.each([
    '?layout=nope&scenario=nope',
    '?layout=&scenario=%E0%A4%A',
    '?scenario=constructor&layout=toString',
  ])('falls back for %s', async (query) => {
    config = configs['inPage'];
    expect(await chosen(await open(query))).toEqual(['Chat', 'First conversation']);
  });

  it('hides what needs a simulator with a real persona', async () => {
    config = configs['real'];
    const page = await open('?scenario=error');
    expect(await chosen(page)).toEqual(['Chat', 'First conversation']);
    const names = await page.locator('.demo-scenarios a').allInnerTexts();
    expect(names).toContain('Interrupt it');
    expect(names).not.toContain('A start that fails');
    expect(names).not.toContain('Anam calls your model');
  });

  it('keeps the session in another layout', async () => {
    config = configs['inPage'];
    const page = await open('?scenario=barge-in');
    await start(page);
    for (const layout of ['Voice only', 'Thoughts', 'Launcher', 'Chat']) {
      await page.getByRole('link', { name: layout, exact: true }).click();
      await page.getByRole('button', { name: 'End conversation' }).waitFor();
    }
    expect(await page.getByRole('button', { name: 'End conversation' }).isVisible()).toBe(true);
  });

  it('shows an error and a start that works after it', async () => {
    config = configs['inPage'];
    const page = await open('?scenario=error');
    await page.getByRole('button', { name: 'Start conversation' }).click();
    await page.getByRole('button', { name: 'Start again' }).click();
    await page.getByRole('button', { name: 'End conversation' }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('asks before the tool runs', async () => {
    config = configs['inPage'];
    const page = await open('?scenario=tool');
    await start(page);
    await page.getByRole('button', { name: 'What time is it?' }).click();
    await page.getByRole('button', { name: 'Allow', exact: true }).click();
    const answer = page.locator('[data-role="persona"]', { hasText: /It says \d/ });
    await answer.waitFor();
    expect(await answer.count()).toBe(1);
  });

  it('speaks another language', async () => {
    config = configs['inPage'];
    const page = await open('?scenario=arabic');
    expect(await page.locator('.persona-chat').getAttribute('dir')).toBe('rtl');
  });

  describe.each([320, 390, 1024, 1440])('at %i px', (width) => {
    it.each(['light', 'dark'] as const)('fits and is accessible, %s', async (theme) => {
      config = configs['simulated'];
      const page = await open('', { width, height: width < 500 ? 568 : 800 }, theme);
      const header = await page.locator('.demo-header').boundingBox();
      expect(header?.height).toBeLessThanOrEqual(56);
      const gallery = page.getByRole('button', { name: 'Gallery' });
      const isNarrow = await gallery.isVisible();
      expect(isNarrow).toBe(width < 960);
      if (isNarrow) await gallery.click();
      expect(await page.evaluate(outside)).toEqual([]);
      await page.evaluate(axeSource);
      expect(await page.evaluate(violations)).toEqual([]);
      if (!isNarrow) return;
      await page.keyboard.press('Tab');
      await page.keyboard.press('Escape');
      expect(await gallery.getAttribute('aria-expanded')).toBe('false');
      expect(await gallery.evaluate((button) => button === document.activeElement)).toBe(true);
      await gallery.click();
      await page.getByRole('link', { name: 'Watch it think' }).click();
      expect(await gallery.getAttribute('aria-expanded')).toBe('false');
      expect(queryOf(page)).toBe('?scenario=thinking');
    });
  });
});

/** Returns links and buttons that a click would miss. Runs in the page. */
function outside(): string[] {
  const controls = [
    ...document.querySelectorAll('.demo-header button:enabled, .demo-gallery :is(a, button)'),
  ];
  const missed = controls.filter((control) => {
    if (!control.checkVisibility()) return false;
    control.scrollIntoView({ block: 'nearest' });
    const { left, top, width, height } = control.getBoundingClientRect();
    const hit = document.elementFromPoint(left + width / 2, top + height / 2);
    return !control.contains(hit);
  });
  const isWide = document.documentElement.scrollWidth > innerWidth;
  return [...missed.map(({ textContent }) => textContent), ...(isWide ? ['the page is too wide'] : [])];
}

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

/** Returns the violations that axe finds. Runs in the page. */
async function violations(): Promise<string[]> {
  const { axe } = globalThis as unknown as { axe: { run: () => Promise<AxeResult> } };
  const result = await axe.run();
  return result.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`),
  );
}
