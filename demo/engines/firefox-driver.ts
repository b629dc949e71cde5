import puppeteer from 'puppeteer-core';
import type { EngineDriver } from './engine-page.js';

interface Program {
  readonly executablePath: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Drives headless Firefox through WebDriver BiDi, with a simulated camera and microphone that need no permission. */
export async function firefoxDriver({
  executablePath,
  env,
}: Program): Promise<EngineDriver & { problems: string[] }> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    env: { ...process.env, ...env },
    extraPrefsFirefox: {
      'media.navigator.streams.fake': true,
      'media.navigator.permission.disabled': true,
      'media.peerconnection.ice.loopback': true,
      'ui.prefersReducedMotion': 1,
    },
  });
  const page = await browser.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  return {
    problems,
    open: async (url) => void (await page.goto(url)),
    // Both sides accept the same functions, but puppeteer's types unwrap handles.
    evaluate: (run, ...args) => page.evaluate(run as never, ...args),
    inject: async (script) => void (await page.evaluate(script)),
    clickAt: (x, y) => page.mouse.click(x, y),
    press: (key) => page.keyboard.press(key),
    type: (text) => page.keyboard.type(text),
    resize: (width, height) => page.setViewport({ width, height }).catch(ignoreOrientation),
    screenshot: async (path) => void (await page.screenshot({ path: path })),
    close: () => browser.close(),
  };
}

/** Puppeteer sets the size and the screen orientation together. Firefox knows the latter since version 144. */
function ignoreOrientation(error: unknown): void {
  if (!String(error).includes('setScreenOrientationOverride')) throw error;
}
