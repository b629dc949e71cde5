import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EnginePage, type EngineDriver } from './engine-page.js';
import { startSite } from './site.js';
import { webKitDriver } from './webkit-driver.js';

// WebKitGTK has no WebRTC, so no session can start. These tests cover the page, its parts, and its message about that.
let site: Awaited<ReturnType<typeof startSite>>;
let driver: EngineDriver;
let page: EnginePage;

beforeAll(async () => {
  site = await startSite();
  driver = await webKitDriver(JSON.parse(process.env['WEBKIT_PROGRAMS'] ?? '{}') as never);
  page = new EnginePage(driver);
});
afterAll(async () => {
  await driver?.close();
  site.close();
});

const openParts = (query: string, width?: number) => page.open(`${site.origin}/page.html?${query}`, width);

describe('a browser without WebRTC', () => {
  it('says so before any click, and asks for no microphone', async () => {
    await page.open(`${site.origin}/index.html`);
    expect(await driver.evaluate(() => typeof RTCPeerConnection)).toBe('undefined');
    await expect
      .poll(() => page.text('[data-view="unsupported"]'))
      .toContain('latest Chrome, Edge, Firefox or Safari');
    expect(await page.has('button', 'Start conversation')).toBe(false);
    expect(await page.count('.persona-suggestions')).toBe(0);
    expect(await page.count('[data-session="idle"]')).toBe(1);
    await page.shot('webkit-unsupported');
  });

  it.each(['full', 'voice', 'text', 'call', 'panel'])('says so in the layout %s', async (layout) => {
    await openParts(`layout=${layout}`);
    await expect.poll(() => page.text('.persona-chat')).toContain('This browser cannot show the assistant.');
  });
});

describe('the parts', () => {
  it.each([390, 1280])('have every button in reach at %i px, and no complaint of axe', async (width) => {
    await openParts('filled', width);
    await expect.poll(() => page.text('.persona-message')).toContain('Start in Alfama');
    await expect.poll(() => page.layout()).toEqual({ covered: [], tooWide: 0 });
    await page.shot(`webkit-${width}`);
    expect(await page.complaints()).toEqual([]);
  });

  it('have their styles: the tokens, the cascade layer and the container queries', async () => {
    await openParts('filled');
    const looks = await driver.evaluate(() => {
      const chat = document.querySelector('.persona-chat');
      const bubble = document.querySelector('[data-role="user"] .persona-message-text');
      return {
        background: chat && getComputedStyle(chat).backgroundColor,
        bubble: bubble && getComputedStyle(bubble).backgroundColor,
        beside:
          (document.querySelector('.persona-stage')?.getBoundingClientRect().right ?? 0) <=
          (document.querySelector('.persona-transcript')?.getBoundingClientRect().left ?? 0) + 1,
      };
    });
    expect(looks.beside).toBe(true);
    expect(looks.background).not.toBe(looks.bubble);
  });

  it('open a thought', async () => {
    await openParts('filled');
    await page.click('button', 'Thought for 5 s');
    await expect.poll(() => page.text('.persona-thought')).toContain('one place to begin with');
  });

  it('open the shortcuts with their button, and close them with Escape', async () => {
    await openParts('filled');
    await page.click('button', 'Keyboard shortcuts');
    await page.sees('dialog', 'Keyboard shortcuts');
    await driver.press('Escape');
    await expect.poll(() => page.has('dialog', 'Keyboard shortcuts')).toBe(false);
  });

  it.each(['de', 'en', 'es', 'fr', 'hi', 'ja', 'pt-BR', 'zh-Hans'])('speak %s', async (language) => {
    await openParts(`lang=${language}`);
    await expect.poll(() => page.count('[data-view="unsupported"]')).toBe(1);
    const title = await page.text('.persona-stage-title');
    expect(title).not.toBe('');
    expect(title === 'This browser cannot show the assistant.').toBe(language === 'en');
    expect(await page.layout()).toEqual({ covered: [], tooWide: 0 });
  });

  it('are mirrored in Arabic', async () => {
    await openParts('lang=ar&filled');
    await expect.poll(() => page.text('.persona-message')).toContain('Start in Alfama');
    const places = await driver.evaluate(() => {
      const left = (selector: string) => document.querySelector(selector)?.getBoundingClientRect().left ?? 0;
      return { stage: left('.persona-stage'), conversation: left('.persona-transcript') };
    });
    expect(places.stage).toBeGreaterThan(places.conversation);
    expect(await page.layout()).toEqual({ covered: [], tooWide: 0 });
    await page.shot('webkit-arabic');
  });

  it('restore what was saved in IndexedDB', async () => {
    await openParts('save');
    await openParts('storage');
    await expect.poll(() => page.text('.persona-message')).toContain('Start in Alfama');
  });
});
