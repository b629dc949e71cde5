import { aiSdkAnswer } from '../streams.mjs';

const reasoning = 'The card is 4111 1111 1111 1111, or 4111111111111111. Order 12345 is fine.';
export const routes = { '/api/chat': () => aiSdkAnswer({ reasoning, text: 'It is paid.' }) };

/** @param {import('../check.js').Check} t */
export async function check(t) {
  await t.start();
  await t.say('Is my order paid?', 'It is paid.');
  const seen = t.page.getByText('Order 12345 is fine.');
  for (const button of await t.page.getByRole('button', { name: /thought/i }).all())
    if (!(await seen.first().isVisible())) await button.click();
  await seen.first().waitFor();
  const text = (await t.page.evaluate(() => document.body.textContent)) ?? '';
  t.expect('the numbers are not shown', !/1111/.test(text), text);
  t.expect('[card] is shown instead', /The card is \[card\], or \[card\]\. Order 12345/.test(text), text);
  t.expect('the numbers are not saved', !/1111/.test(await savedThought(t)));
}

/**
 * Returns what the page has saved once the thought is in it, or after 3 s, because a page need not save anything.
 * @param {import('../check.js').Check} t
 */
async function savedThought(t) {
  const end = Date.now() + 3_000;
  for (;;) {
    const saved = await t.saved();
    if (saved.includes('Order 12345') || Date.now() > end) return saved;
    await t.page.waitForTimeout(100);
  }
}
