export const hasSimulator = false;

/** @param {import('../check.js').Check} t */
export async function check(t) {
  await t.start();
  await t.say('Hello');
  t.expect('the persona answers', /\w{3}/.test(await t.answer()), await t.answer());
  t.expect('nothing leaves the page', t.requests().length === 0, t.requests());
}
