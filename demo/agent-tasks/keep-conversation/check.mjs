import { aiSdkAnswer } from '../streams.mjs';

export const routes = {
  '/api/chat': (/** @type {any} */ body) =>
    aiSdkAnswer({
      text: JSON.stringify(body).includes('Good morning, Ada') ? 'You are Ada.' : 'Good morning, Ada.',
    }),
};

/** @param {import('../check.js').Check} t */
export async function check(t) {
  await t.start();
  await t.say('I am Ada.', 'Good morning, Ada.');
  await t.page.reload();
  await t.page.getByText('Good morning, Ada.').first().waitFor();
  t.expect('the conversation is shown after a reload', true);
  await t.start();
  await t.say('Who am I?', 'You are Ada.');
  t.expect('the model knows it', true);
}
