import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from 'vitest';

/** The browser actions that the tests use, independent of the driver protocol. */
export interface EngineDriver {
  open(url: string): Promise<void>;
  /** Runs a function in the page. The function must not use variables from outside it. */
  evaluate<Args extends unknown[], Value>(
    run: (...args: Args) => Value | Promise<Value>,
    ...args: Args
  ): Promise<Value>;
  /** Runs a script in the page. */
  inject(script: string): Promise<void>;
  clickAt(x: number, y: number): Promise<void>;
  press(key: 'Escape' | 'Tab' | 'Enter'): Promise<void>;
  type(text: string): Promise<void>;
  resize(width: number, height: number): Promise<void>;
  screenshot(path: string): Promise<void>;
  close(): Promise<void>;
}

interface Queries {
  queryAllByRole(root: Element, role: string, options: { name: string }): HTMLElement[];
}

interface Axe {
  run(options: object): Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }>;
}

const require = createRequire(import.meta.url);
const queries = readFileSync(
  require.resolve('@testing-library/dom/dist/@testing-library/dom.umd.min.js'),
  'utf8',
);
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** A page of the demo in another engine. Finds elements by role and name, and uses real clicks and keys. */
export class EnginePage {
  constructor(readonly driver: EngineDriver) {}

  async open(url: string, width = 1280, height = 844): Promise<void> {
    await this.driver.resize(width, height);
    await this.driver.open(url);
    await this.prepare();
  }

  /** Adds the queries to a page that was opened or reloaded. */
  async prepare(): Promise<void> {
    await expect.poll(() => this.text('.persona-chat')).not.toBe('');
    await this.driver.inject(queries);
  }

  /** Returns the centre of an element; `null` if a click there would miss it. */
  at(role: string, name: string): Promise<{ readonly x: number; readonly y: number } | null> {
    return this.driver.evaluate(
      (wantedRole: string, wantedName: string) => {
        const { TestingLibraryDom } = globalThis as unknown as { readonly TestingLibraryDom: Queries };
        const found = TestingLibraryDom.queryAllByRole(document.body, wantedRole, { name: wantedName });
        for (const element of found) {
          // Radios and checkboxes can be invisible below their label.
          const shown = element.closest('label') ?? element;
          shown.scrollIntoView({ block: 'nearest', behavior: 'instant' });
          const { left, top, width, height } = shown.getBoundingClientRect();
          const [x, y] = [left + width / 2, top + height / 2];
          const hit = document.elementFromPoint(x, y);
          if (width > 0 && hit && (shown.contains(hit) || hit.contains(shown))) return { x, y };
        }
        return null;
      },
      role,
      name,
    );
  }

  has(role: string, name: string): Promise<boolean> {
    return this.at(role, name).then((place) => place !== null);
  }

  /** Waits until the element can be clicked, and clicks it. */
  async click(role: string, name: string): Promise<void> {
    await expect.poll(() => this.has(role, name), { message: `${role} “${name}”` }).toBe(true);
    const place = await this.at(role, name);
    await this.driver.clickAt(place?.x ?? 0, place?.y ?? 0);
  }

  /** Waits until the element exists. */
  async sees(role: string, name: string): Promise<void> {
    await expect.poll(() => this.has(role, name), { message: `${role} “${name}”` }).toBe(true);
  }

  /** Returns the text of all elements that match a selector; `''` if there are none. */
  text(selector: string): Promise<string> {
    return this.driver.evaluate(
      (wanted: string) =>
        [...document.querySelectorAll<HTMLElement>(wanted)].map(({ innerText }) => innerText).join('\n'),
      selector,
    );
  }

  count(selector: string): Promise<number> {
    return this.driver.evaluate((wanted: string) => document.querySelectorAll(wanted).length, selector);
  }

  /** Returns the violations that axe finds, with their elements. */
  async complaints(): Promise<readonly string[]> {
    await this.driver.inject(axe);
    return this.driver.evaluate(async () => {
      const { axe: run } = globalThis as unknown as { readonly axe: Axe };
      const { violations } = await run.run({ resultTypes: ['violations'] });
      return violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
      );
    });
  }

  /** Returns the visible buttons of the chat that a click would miss, and by how much the page is too wide. */
  layout(): Promise<{ readonly covered: readonly string[]; readonly tooWide: number }> {
    return this.driver.evaluate(() => {
      const isCovered = (button: HTMLElement) => {
        // A row of suggestions can scroll.
        button.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
        const { left, top, width, height } = button.getBoundingClientRect();
        if (width === 0 || !button.checkVisibility({ visibilityProperty: true })) return false;
        const hit = document.elementFromPoint(left + width / 2, top + height / 2);
        return !hit || !(button.contains(hit) || hit.contains(button));
      };
      const buttons = [
        ...document.querySelectorAll<HTMLElement>('.persona-chat button, .persona-chat textarea'),
      ];
      const { scrollWidth, clientWidth } = document.documentElement;
      return {
        covered: buttons.filter(isCovered).map((button) => button.ariaLabel ?? button.innerText),
        tooWide: scrollWidth - clientWidth,
      };
    });
  }

  /** Takes a screenshot if the variable SHOTS names a folder. */
  async shot(name: string): Promise<void> {
    const folder = process.env['SHOTS'];
    if (folder) await this.driver.screenshot(`${folder}/${name}.png`);
  }
}
