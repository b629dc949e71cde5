import { aiSdkAnswer } from '../streams.mjs';

export const routes = { '/api/chat': () => aiSdkAnswer({ text: 'Good evening.' }) };

/** The colour that the browser computes on the parts. @param {import('playwright').Page} page @param {string} color */
const computed = (page, color) =>
  page.evaluate((wanted) => {
    const root = document.querySelector('.persona-chat, .persona-root');
    const probe = document.createElement('i');
    probe.style.color = wanted;
    root?.append(probe);
    const canvas = new OffscreenCanvas(1, 1).getContext('2d');
    if (!root || !canvas) return null;
    canvas.fillStyle = wanted === '' ? getComputedStyle(root).backgroundColor : getComputedStyle(probe).color;
    canvas.fillRect(0, 0, 1, 1);
    probe.remove();
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  }, color);

/** @param {number[] | null} rgb */
const isDark = (rgb) => rgb !== null && Math.max(...rgb) < 96;

/** @param {import('../check.js').Check} t */
export async function check(t) {
  await t.page.locator('.persona-chat').waitFor();
  const accent = await computed(t.page, 'var(--persona-accent)');
  t.expect('the brand colour', String(accent) === '124,58,237', accent);
  for (const system of /** @type {const} */ (['dark', 'light'])) {
    await t.page.emulateMedia({ colorScheme: system });
    const light = await computed(t.page, '');
    t.expect(`light as the page, on a ${system} system`, !isDark(light), light);
    await t.page.getByRole('button', { name: 'Dark mode' }).click();
    const dark = await computed(t.page, '');
    t.expect(`dark as the page, on a ${system} system`, isDark(dark), dark);
    await t.page.getByRole('button', { name: 'Dark mode' }).click();
  }
  await t.start();
  await t.say('Hello');
  t.expect('the persona answers', (await t.answer()).includes('Good evening.'));
}
