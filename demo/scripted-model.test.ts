import type { LlmAdapter, LlmPart } from 'anam-react/llm';
import { expect, it } from 'vitest';
import { scenarios } from './scenarios.js';
import { scriptedModel } from './scripted-model.js';

const other: LlmAdapter = {
  name: 'other',
  async *stream() {
    yield { type: 'text-delta', text: 'other' };
  },
};

async function answerTo(question: string, model: LlmAdapter, signal = new AbortController().signal) {
  const parts: LlmPart[] = [];
  const request = { messages: [{ role: 'user' as const, content: question }] };
  for await (const part of model.stream(request, { signal })) parts.push(part);
  const text = (type: string) =>
    parts.map((part) => (part.type === type && 'text' in part ? part.text : '')).join('');
  return { parts, text: text('text-delta'), reasoning: text('reasoning-delta') };
}

const replies = [{ pattern: /time/, reasoning: 'A clock.', text: 'It is noon.' }];

it('thinks, answers and ends, and leaves other questions to the other model', async () => {
  const known = await answerTo('What time is it?', scriptedModel(replies, other));
  expect(known).toMatchObject({ reasoning: 'A clock.', text: 'It is noon.' });
  expect(known.parts.at(-1)).toEqual({ type: 'finish', reason: 'stop' });
  expect((await answerTo('Who are you?', scriptedModel(replies, other))).text).toBe('other');
});

it('ends at once when it is aborted', async () => {
  const { parts } = await answerTo('What time is it?', scriptedModel(replies, other), AbortSignal.abort());
  expect(parts).toEqual([]);
});

it.each(scenarios.filter(({ replies: own }) => own))(
  'has a reply to the first suggestion of “$name”',
  async (scenario) => {
    const [suggestion = ''] = scenario.suggestions;
    const own = (await scenario.replies?.()) ?? [];
    expect(own.some(({ pattern }) => pattern.test(suggestion))).toBe(true);
  },
);
