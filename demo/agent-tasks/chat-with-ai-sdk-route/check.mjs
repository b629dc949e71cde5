import { aiSdkAnswer } from '../streams.mjs';

export const routes = {
  '/api/chat': () =>
    aiSdkAnswer({ reasoning: 'The board says lentil soup.', text: 'Today there is lentil soup.' }),
};

/** @param {import('../check.js').Check} t */
export async function check(t) {
  t.expect('the heading stays', await t.page.getByRole('heading', { name: 'Corner Café' }).isVisible());
  await t.start();
  await t.say('What is there today?');
  t.expect('the answer is shown', (await t.answer()).includes('Today there is lentil soup.'));
  t.expect('the persona speaks it', (await t.spoken()) === 'Today there is lentil soup.', await t.spoken());
  const [request] = t.calls('/api/chat');
  t.expect('the route gets UI messages', JSON.stringify(request?.messages).includes('What is there today?'));
  t.expect('the reasoning can be read', (await t.page.getByText(/thought|thinking/i).count()) > 0);
}
