import { describe, expect, it } from 'vitest';
import { personaHarness } from '../testing/persona-harness.js';
import { settle } from '../testing/settle.js';

/** The written words of an answer, each with its spoken form; `null` if it is not spoken. */
type Written = readonly (readonly [written: string, said: string | null])[];

const answers: Readonly<Record<string, Written>> = {
  'plain prose': [
    ['Once ', 'Once '],
    ['there ', 'there '],
    ['was, ', 'was, '],
    ['there ', 'there '],
    ['was ', 'was '],
    ['a keeper.', 'a keeper. '],
  ],
  'Markdown, with much that is not said': [
    ['# Ships\n\n', 'Ships '],
    ['- **One** ', 'One '],
    ['[whale](https://example.com/a_b) ', 'whale '],
    ['slept', 'slept '],
    ['[1] 👋 ', null],
    ['`quietly`,\n', 'quietly, '],
    ['```js\nlet x = 1;\n```\n', null],
    ['&amp; *dreamt*.', '& dreamt. '],
  ],
  'Chinese, where no space ends a word': [
    ['今天', '今天'],
    ['**很好**', '很好'],
    ['，明天', '，明天'],
    ['更好。', '更好。'],
  ],
};

const orders = ['event first', 'chunk first'] as const;
const ids = ['with ids', 'without ids'] as const;

/** Returns the text up to the last character of a word. */
const heardOf = (written: readonly string[]) => written.join('').trimEnd();

/** Speaks up to a word, interrupts there, and returns the transcript and the next request. */
async function cutAfter(answer: Written, spoken: number, order: string, correlate: boolean) {
  const h = personaHarness();
  await h.live();
  const turn = h.persona.ask('Go.');
  await settle();
  for (const [written] of answer) await h.model.text(written);
  await h.model.end();
  const id = correlate ? { correlationId: `${turn.id}.1` } : {};
  const heard = answer.slice(0, spoken).flatMap(([, said]) => (said === null ? [] : [said]));
  for (const said of heard.slice(0, -1)) h.client.personaSpoke('m', said, id);
  const close = () =>
    h.client.personaSpoke('m', heard.at(-1) ?? '', { ...id, endOfSpeech: true, interrupted: true });
  if (order === 'chunk first') close();
  h.client.interruptTalk(`${turn.id}.1`);
  if (order === 'event first') close();
  // Words after the interruption were not heard.
  h.client.personaSpoke('m', 'later ', id);
  h.client.userSpoke('u1', 'And?');
  await settle();
  return { heard: h.answers[0]?.heard, history: h.model.lastMessages };
}

describe.each(Object.entries(answers))('an interruption at every word of %s', (_name, answer) => {
  const cuts = answer.map((_, index) => index + 1);
  describe.each(orders.flatMap((order) => ids.map((id) => [order, id] as const)))('%s, %s', (order, id) => {
    it.each(cuts)('after chunk %i keeps exactly the heard words', async (spoken) => {
      // Unspoken text counts as heard together with the next spoken word.
      const last = answer.slice(0, spoken).findLastIndex(([, said]) => said !== null) + 1;
      const expected = heardOf(answer.slice(0, last).map(([text]) => text));
      const { heard, history } = await cutAfter(answer, spoken, order, id === 'with ids');
      expect(heard).toBe(expected);
      expect(history).toEqual([
        { role: 'user', content: 'Go.' },
        { role: 'assistant', content: expected, interrupted: true },
        { role: 'user', content: 'And?' },
      ]);
    });
  });
});
