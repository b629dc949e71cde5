import { writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { Builder, Capabilities, Key, Origin, type WebDriver } from 'selenium-webdriver';
import { startWebKitDriver } from '../../.scripts/webkit.mjs';
import type { EngineDriver } from './engine-page.js';

type Programs = Parameters<typeof startWebKitDriver>[0];

const keys = { Escape: Key.ESCAPE, Tab: Key.TAB, Enter: Key.ENTER };

/** Drives WebKitGTK's MiniBrowser on a separate virtual screen. */
export async function webKitDriver(programs: Programs): Promise<EngineDriver> {
  const port = await freePort();
  const stop = await startWebKitDriver(programs, port);
  try {
    const browser = await openBrowser(programs, port);
    return driverOf(browser, stop);
  } catch (error) {
    stop();
    throw error;
  }
}

async function openBrowser(programs: Programs, port: number): Promise<WebDriver> {
  await untilItAnswers(port);
  const capabilities = new Capabilities({
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary: programs.miniBrowser, args: ['--automation'] },
  });
  return new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(capabilities).build();
}

function driverOf(browser: WebDriver, stop: () => void): EngineDriver {
  const sizes = () => browser.executeScript<[number, number]>(() => [innerWidth, innerHeight]);
  return {
    open: (url) => browser.get(url),
    evaluate: (run, ...args) => browser.executeScript(run, ...args),
    inject: (script) => browser.executeScript(script),
    clickAt: (x, y) =>
      browser
        .actions()
        .move({ x: Math.round(x), y: Math.round(y), origin: Origin.VIEWPORT })
        .click()
        .perform(),
    press: (key) => browser.actions().sendKeys(keys[key]).perform(),
    type: (text) => browser.actions().sendKeys(text).perform(),
    // The window has a toolbar, so its inner size is measured.
    resize: async (width, height) => {
      const frame = browser.manage().window();
      await frame.setRect({ width, height });
      const [inside, high] = await sizes();
      await frame.setRect({ width: 2 * width - inside, height: 2 * height - high });
    },
    screenshot: async (path) => writeFileSync(path, await browser.takeScreenshot(), 'base64'),
    close: async () => {
      await browser.quit();
      stop();
    },
  };
}

/** The driver prints nothing when it is ready, so this polls it for up to 20 s. */
async function untilItAnswers(port: number): Promise<void> {
  for (let left = 200; ; left -= 1) {
    try {
      await fetch(`http://127.0.0.1:${port}/status`);
      return;
    } catch (error) {
      if (left === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((found, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => found(port));
    });
  });
}
