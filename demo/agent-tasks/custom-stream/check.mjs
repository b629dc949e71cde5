export const routes = {
  '/api/answer': (/** @type {any} */ { question }) => ({
    contentType: 'application/x-ndjson',
    body: [
      { think: 'They ask ' },
      { think: 'about tea.' },
      { say: question.includes('mint') ? 'Mint, ' : 'Green, ' },
      { say: 'of course.' },
    ]
      .map((line) => `${JSON.stringify(line)}\n`)
      .join(''),
  }),
};

/** @param {import('../check.js').Check} t */
export async function check(t) {
  await t.start();
  await t.say('Which tea?', 'Green, of course.');
  t.expect('the thought is not spoken', (await t.spoken()) === 'Green, of course.', await t.spoken());
  await t.say('Is there mint?', 'Mint, of course.');
  const [first, second] = t.calls('/api/answer');
  t.expect('the question', first?.question === 'Which tea?' && first.history.length === 0, first);
  const history = second?.history.map((/** @type {any} */ { from, text }) => `${from}: ${text}`);
  t.expect('the history', String(history) === 'user: Which tea?,model: Green, of course.', second);
  t.expect('the request can be cancelled', /signal/.test(t.source()));
  // A thought is closed when the answer begins.
  const thought = t.page.getByText('They ask about tea.').first();
  for (const button of await t.page.getByRole('button', { name: /thought/i }).all())
    if (!(await thought.isVisible())) await button.click();
  await thought.waitFor();
  t.expect('the reasoning can be read', true);
}
