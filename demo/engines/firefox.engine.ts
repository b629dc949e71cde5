import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EnginePage } from './engine-page.js';
import { firefoxDriver } from './firefox-driver.js';
import { startSite } from './site.js';

let site: Awaited<ReturnType<typeof startSite>>;
let driver: Awaited<ReturnType<typeof firefoxDriver>>;
let page: EnginePage;

beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

// Each test has its own browser, so that no test finds another's saved data.
beforeEach(async () => {
  driver = await firefoxDriver(JSON.parse(process.env['FIREFOX_BROWSER'] ?? '{}') as never);
  page = new EnginePage(driver);
});
afterEach(async () => {
  await driver.close();
  expect(driver.problems).toEqual([]);
});

const openDemo = (width?: number) => page.open(`${site.origin}/index.html`, width);

async function startDemo(width?: number) {
  await openDemo(width);
  await page.click('button', 'Start conversation');
  await page.sees('button', 'End conversation');
}

async function ask(text: string) {
  await page.click('textbox', 'Message');
  await driver.type(text);
  await driver.press('Enter');
}

const answer = (state: string) => `[data-role="persona"][data-status="${state}"]`;

const player = () =>
  driver.evaluate(() => {
    const video = document.querySelector('video');
    const stream = video?.srcObject as MediaStream | null | undefined;
    return {
      picture: (video?.videoWidth ?? 0) > 0 && (video?.currentTime ?? 0) > 0,
      paused: video?.paused,
      muted: video?.muted,
      audio: stream?.getAudioTracks().filter(({ readyState }) => readyState === 'live').length ?? 0,
    };
  });

describe('a session', () => {
  it('has a picture and an audible voice after one click, and ends', async () => {
    await startDemo();
    await expect.poll(player).toEqual({ picture: true, paused: false, muted: false, audio: 1 });
    await ask('Who are you?');
    await expect.poll(() => page.count(answer('done'))).toBeGreaterThan(0);
    await page.shot('firefox-live');
    await page.click('button', 'End conversation');
    await page.sees('button', 'Start again');
    expect(await player()).toMatchObject({ picture: false, audio: 0 });
  });

  it('stops the answer on Escape and on speech, and answers the next question', async () => {
    await startDemo();
    await ask('Tell me a long story.');
    await expect.poll(() => page.text('.persona-stage-status')).toContain('Speaking');
    await driver.press('Escape');
    await expect.poll(() => page.count(answer('interrupted'))).toBe(1);
    await ask('Tell me a long story.');
    await expect.poll(() => page.text('.persona-stage-status')).toContain('Speaking');
    await page.click('button', 'Developer');
    await page.click('textbox', 'Say as user');
    await driver.type('Stop, please.');
    await driver.press('Enter');
    await expect.poll(() => page.count(answer('interrupted'))).toBe(2);
    await expect.poll(() => page.text('[data-role="user"]')).toContain('Stop, please.');
    await expect.poll(() => page.count(answer('done'))).toBeGreaterThan(0);
  });

  it('lists the devices', async () => {
    await startDemo();
    await page.click('button', 'Microphone and speaker');
    await page.sees('combobox', 'Microphone');
    const options = () =>
      driver.evaluate(() =>
        [...document.querySelectorAll('.persona-devices select')].map((menu) => menu.children.length),
      );
    // At least the system default and one device. A machine without a speaker has no second menu.
    await expect.poll(async () => (await options())[0] ?? 0).toBeGreaterThan(1);
  });

  it('shows captions, and none once they are turned off', async () => {
    await startDemo();
    await ask('Tell me a long story.');
    await expect.poll(() => page.text('.persona-captions')).not.toBe('');
    await page.shot('firefox-captions');
    await page.click('button', 'Video, sound and captions');
    await page.click('checkbox', 'Show captions');
    await expect.poll(() => page.text('.persona-captions')).toBe('');
  });

  it('runs the tool of the page', async () => {
    await startDemo();
    await ask('What time is it?');
    await expect.poll(() => page.count('[data-tool="local_time"][data-status="done"]')).toBe(1);
  });

  it('runs a tool that needs approval once it is allowed', async () => {
    await page.open(`${site.origin}/page.html`);
    await page.click('button', 'Start conversation');
    await page.sees('button', 'End conversation');
    await ask('What time is it?');
    await page.click('button', 'Allow');
    await expect.poll(() => page.count('[data-tool="local_time"][data-status="done"]')).toBe(1);
  });

  it('switches to server mode and back', async () => {
    await startDemo();
    await page.click('radio', 'Anam');
    await page.sees('button', 'End conversation');
    await ask('Who are you?');
    await expect.poll(() => page.count(answer('done'))).toBeGreaterThan(0);
    await page.click('radio', 'This app');
    await expect.poll(() => page.text('[data-role="user"]')).toContain('Who are you?');
    await page.sees('button', 'End conversation');
  });
});

describe('the page', () => {
  it.each([390, 1280])('has every button in reach at %i px, idle and live', async (width) => {
    await openDemo(width);
    await page.sees('button', 'Start conversation');
    expect(await page.layout()).toEqual({ covered: [], tooWide: 0 });
    await page.click('button', 'Start conversation');
    await page.sees('button', 'End conversation');
    await expect.poll(player).toMatchObject({ picture: true });
    await expect.poll(() => page.layout()).toEqual({ covered: [], tooWide: 0 });
    await page.shot(`firefox-${width}`);
    expect(await page.complaints()).toEqual([]);
  });

  it('opens the list of shortcuts with its button, and closes it with Escape', async () => {
    await openDemo();
    await page.click('button', 'Keyboard shortcuts');
    await page.sees('dialog', 'Keyboard shortcuts');
    await driver.press('Escape');
    await expect.poll(() => page.has('dialog', 'Keyboard shortcuts')).toBe(false);
    await expect
      .poll(() => driver.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('Keyboard shortcuts');
  });

  it('keeps the conversation over a reload', async () => {
    await startDemo();
    await ask('Who are you?');
    await expect.poll(() => page.count(answer('done'))).toBeGreaterThan(0);
    await page.click('button', 'End conversation');
    await page.sees('button', 'Start again');
    await driver.open(`${site.origin}/index.html`);
    await page.prepare();
    await expect.poll(() => page.text('[data-role="user"]')).toContain('Who are you?');
  });

  it('offers full screen and picture-in-picture exactly where the browser has them', async () => {
    await startDemo();
    await expect.poll(player).toMatchObject({ picture: true });
    await page.click('button', 'Video, sound and captions');
    await page.sees('checkbox', 'Show captions');
    const supported = await driver.evaluate(() => ({
      full: document.fullscreenEnabled,
      small: 'requestPictureInPicture' in HTMLVideoElement.prototype && document.pictureInPictureEnabled,
    }));
    expect(await page.has('button', 'Full screen')).toBe(supported.full);
    expect(await page.has('button', 'Picture in picture')).toBe(supported.small);
    await page.click('button', 'Full screen');
    await expect.poll(() => driver.evaluate(() => document.fullscreenElement !== null)).toBe(true);
    await page.sees('button', 'End conversation');
  });
});

describe('in real pages', () => {
  it('keeps the chat and every word in a translated page', async () => {
    await startDemo();
    await driver.evaluate(translate);
    await ask('Tell me a long story.');
    await expect.poll(() => page.text('.persona-stage-status')).toContain('Speaking');
    await driver.press('Escape');
    await expect.poll(() => page.count(answer('interrupted'))).toBe(1);
    await ask('Who are you?');
    await expect.poll(() => page.count(answer('done'))).toBeGreaterThan(0);
    const log = await page.text('[role="log"]');
    expect(log).toContain('Tell me a long story.');
    expect(log).toContain('Who are you?');
    await page.click('button', 'End conversation');
    await page.sees('button', 'Start again');
  });

  it('keeps a selection while an answer is spoken', async () => {
    await startDemo();
    await ask('Tell me a long story.');
    const words = () => page.text('[data-role="persona"]:last-of-type .persona-message-text');
    await expect.poll(async () => (await words()).length).toBeGreaterThan(40);
    const selected = await driver.evaluate(() => {
      const text = [...document.querySelectorAll('[data-role="persona"] .persona-text-block')].at(-1);
      getSelection()?.setBaseAndExtent(text ?? document.body, 0, text ?? document.body, 1);
      return getSelection()?.toString() ?? '';
    });
    expect(selected).not.toBe('');
    const before = (await words()).length;
    await expect.poll(async () => (await words()).length).toBeGreaterThan(before);
    expect(await driver.evaluate(() => getSelection()?.toString())).toContain(selected.slice(0, 10));
  });

  it('takes a double click on the start button for one click', async () => {
    await openDemo();
    await page.sees('button', 'Start conversation');
    const place = await page.at('button', 'Start conversation');
    await driver.clickAt(place?.x ?? 0, place?.y ?? 0);
    await driver.clickAt(place?.x ?? 0, place?.y ?? 0);
    await page.sees('button', 'End conversation');
    await expect.poll(player).toMatchObject({ picture: true });
  });

  it.each([
    [844, 390],
    [667, 375],
    [683, 384],
    [320, 568],
  ])('has every button in reach in a window of %i × %i', async (width, height) => {
    await page.open(`${site.origin}/page.html`, width, height);
    await page.click('button', 'Start conversation');
    await page.sees('button', 'End conversation');
    await expect.poll(() => page.layout()).toEqual({ covered: [], tooWide: 0 });
    await page.shot(`firefox-${width}x${height}`);
  });

  it('sends messages in a frame without the permission for forms', async () => {
    await page.open(`${site.origin}/page.html`);
    await driver.evaluate(() => {
      const frame = document.createElement('iframe');
      frame.setAttribute('sandbox', 'allow-scripts allow-same-origin');
      frame.style.cssText =
        'position:fixed;inset:0;inline-size:100%;block-size:100%;z-index:9;background:#fff';
      frame.src = location.href;
      document.body.append(frame);
    });
    const inFrame = <Value>(run: (frame: Document) => Value) =>
      driver.evaluate(
        `(${String(run)})(document.querySelector('iframe').contentDocument)` as unknown as () => Value,
      );
    await expect
      .poll(() =>
        inFrame((frame) => {
          const start = [...frame.querySelectorAll('button')].find(({ innerText }) =>
            innerText.includes('Start conversation'),
          );
          start?.click();
          return start !== undefined;
        }),
      )
      .toBe(true);
    const isLive = () =>
      inFrame((frame) => frame.querySelector('.persona-chat')?.getAttribute('data-session') === 'live');
    await expect.poll(isLive).toBe(true);
    // WebDriver types into the top page only.
    await inFrame((frame) => {
      const field = frame.querySelector('textarea');
      const view = frame.defaultView;
      if (!field || !view) return;
      const prototype = view.HTMLTextAreaElement.prototype;
      Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, 'Who are you?');
      field.dispatchEvent(new view.InputEvent('input', { bubbles: true }));
    });
    await inFrame((frame) => frame.querySelector<HTMLElement>('.persona-send')?.click());
    const asked = () =>
      inFrame((frame) => frame.querySelector<HTMLElement>('[data-role="user"]')?.innerText ?? '');
    await expect.poll(asked).toContain('Who are you?');
  });
});

/** Replaces text nodes with `<font>` elements, as browsers' translators do, also those that are added later. */
function translate(): void {
  const textsOf = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    return texts;
  };
  const run = () => {
    for (const text of textsOf()) {
      if (text.data.trim() === '' || text.parentElement?.closest('font, style, script, textarea')) continue;
      const font = document.createElement('font' as string);
      font.textContent = text.data;
      text.replaceWith(font);
    }
  };
  run();
  new MutationObserver(run).observe(document.body, { subtree: true, childList: true, characterData: true });
}
