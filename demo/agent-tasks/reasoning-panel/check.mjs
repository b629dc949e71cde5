import { aiSdkAnswer } from '../streams.mjs';

export const routes = {
  '/api/chat': () => aiSdkAnswer({ reasoning: 'Oat milk costs more here.', text: 'Yes, with oat milk.' }),
};

/** @param {import('../check.js').Check} t */
export async function check(t) {
  t.expect('is built from parts', !/\bPersonaChat\b/.test(t.source()));
  await t.start();
  await t.say('Is there a vegan cappuccino?');
  t.expect('the answer is shown', (await t.answer()).includes('Yes, with oat milk.'));
  const history = t.page.locator('.persona-history');
  const buttons = t.page.getByRole('button', { name: /thought|thinking|reasoning/i });
  // One of these buttons belongs to the message.
  for (const button of await buttons.all()) if (!(await history.isVisible())) await button.click();
  await history.waitFor();
  t.expect('the panel holds the thought', (await history.innerText()).includes('Oat milk costs more here.'));
  t.expect('the thought is not spoken', (await t.spoken()) === 'Yes, with oat milk.', await t.spoken());
  const left = async (/** @type {string} */ name) => (await t.page.locator(name).first().boundingBox())?.x;
  const [video = 0, messages = 0] = [await left('.persona-stage'), await left('.persona-transcript')];
  t.expect('the video is left of the messages', video < messages, [video, messages]);
}
