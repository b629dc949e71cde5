import { expect, it, vi } from 'vitest';
import type { LlmPart } from '../../llm/llm-adapter.js';
import { loadedAnswerParts } from './answer-parts-on-demand.js';
import { ModelRunner } from './model-runner.js';

const parts: LlmPart[] = [
  { type: 'text-delta', text: 'One' },
  { type: 'usage', usage: {} },
  { type: 'source', id: 's', kind: 'url', url: 'https://a.example' },
  { type: 'text-delta', text: 'two' },
];

function run(produced: readonly LlmPart[]) {
  const facts: string[] = [];
  const stream = async function* () {
    yield* produced;
  };
  const runner = new ModelRunner({ name: 'list', stream }, (fact) =>
    facts.push(fact.type === 'model/produced' ? fact.part.type : fact.type),
  );
  runner.start('a', { messages: [] });
  return { facts, runner };
}

it('loads the rules with the first part that needs them, and keeps the order', async () => {
  const plain = run(parts.filter(({ type }) => type !== 'source'));
  await vi.waitFor(() => expect(plain.facts).toEqual(['text-delta', 'usage', 'text-delta', 'model/ended']));
  expect(loadedAnswerParts()).toBeNull();
  const rich = run(parts);
  await vi.waitFor(() =>
    expect(rich.facts).toEqual(['text-delta', 'usage', 'source', 'text-delta', 'model/ended']),
  );
  expect(loadedAnswerParts()).not.toBeNull();
});

it('reports nothing when the run was aborted while the rules loaded', async () => {
  const { facts, runner } = run(parts);
  runner.abort('a');
  await vi.dynamicImportSettled();
  expect(facts).toEqual([]);
});
