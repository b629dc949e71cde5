import type { Browser, Page } from 'playwright';

/** An action of the simulated engine, from its log. */
export interface EngineEntry {
  readonly type: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** The demo in a browser, in server mode. */
export class DemoPage {
  readonly problems: string[] = [];

  private constructor(readonly page: Page) {
    // Vitest's time limit applies instead.
    page.setDefaultTimeout(0);
    page.on('pageerror', (error) => this.problems.push(String(error)));
  }

  static async open(browser: Browser, url: string, width: number): Promise<DemoPage> {
    const page = await browser.newPage({
      permissions: ['microphone'],
      viewport: { width, height: 844 },
      reducedMotion: 'reduce',
    });
    const demo = new DemoPage(page);
    await page.goto(url);
    await page.getByRole('button', { name: 'Developer' }).click();
    await page.getByRole('radio', { name: 'Anam' }).click();
    return demo;
  }

  async start(): Promise<void> {
    await this.page.getByRole('button', { name: 'Start conversation' }).click();
    await this.page.getByRole('button', { name: 'End conversation' }).waitFor();
  }

  async ask(text: string): Promise<void> {
    const message = this.page.getByRole('textbox', { name: 'Message' });
    await message.fill(text);
    await message.press('Enter');
    await this.page.locator('[data-role="user"]', { hasText: text }).waitFor();
  }

  /** Returns the whole answer to a question. The engine's own prompt after 15 s of silence is in another turn. */
  async spoken(question: string): Promise<string> {
    const asked = this.page.locator('[data-role="user"]', { hasText: question });
    const turn = await asked.getAttribute('data-turn-id');
    const answer = `[data-role="persona"][data-turn-id="${turn}"]:not([data-status="streaming"])`;
    await this.page.locator(answer).waitFor();
    return this.page.locator(`${answer} .persona-message-text`).innerText();
  }

  /** Resolves when the persona has said this. */
  async says(text: string | RegExp): Promise<void> {
    await this.page.locator('[data-role="persona"]', { hasText: text }).last().waitFor();
  }

  /** Opens every thought, and returns its text. */
  async thoughts(): Promise<string[]> {
    for (const closed of await this.page.locator('.persona-reasoning button[aria-expanded="false"]').all()) {
      await closed.click();
    }
    return this.page
      .locator('.persona-thought')
      .evaluateAll((all) => all.map((one) => one.textContent ?? ''));
  }

  /** Returns the engine's actions, oldest first. */
  async engine(): Promise<readonly EngineEntry[]> {
    const shown = await this.page.locator('.demo-engine li').evaluateAll((entries) =>
      entries.map((entry) => ({
        type: entry.getAttribute('data-type') ?? '',
        detail: JSON.parse(entry.querySelector('code')?.textContent ?? '{}') as EngineEntry['detail'],
      })),
    );
    return shown.toReversed();
  }

  /** Resolves when the engine has done this the given number of times. */
  async engineDid(type: string, times = 1): Promise<EngineEntry['detail']> {
    await this.page
      .locator(`.demo-engine li[data-type="${type}"]`)
      .nth(times - 1)
      .waitFor({ state: 'attached' });
    const entries = await this.engine();
    return entries.findLast((entry) => entry.type === type)?.detail ?? {};
  }

  /** Takes a screenshot if the variable SHOTS names a folder. */
  async shot(name: string): Promise<void> {
    const folder = process.env['SHOTS'];
    if (folder) await this.page.screenshot({ path: `${folder}/${name}.png` });
  }
}
