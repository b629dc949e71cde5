import { expect, it } from 'vitest';
import { builtInLlms, type BuiltInLlm, type BuiltInLlmId } from './built-in-llms.js';

const all: readonly BuiltInLlm[] = Object.values(builtInLlms);

it('lists each model once', () => {
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
});

it('has the four of Anam’s page, and marks the others', () => {
  expect(all.filter(({ legacy }) => !legacy).map(({ id }) => id)).toEqual([
    'a7cf662c-2ace-4de1-a21e-ef0fbf144bb7',
    'b4f89001-9638-4879-a9c3-02cc9f9f2004',
    'ANAM_LLAMA_v3_3_70B_V1',
    'CUSTOMER_CLIENT_V1',
  ]);
  expect(all.filter(({ legacy }) => legacy).map(({ name }) => name)).toEqual([
    'GPT-4.1 mini',
    'Gemini 2.5 Flash',
    'Kimi K2',
    'GPT 5 Chat',
  ]);
});

it('says of an id that is not on Anam’s page where it comes from', () => {
  expect(builtInLlms.gpt5Chat).toMatchObject({
    id: '89649f1a-feb2-4fea-be43-56baec997a93',
    description: 'Not on Anam’s page.',
    legacy: true,
  });
});

it('describes each model', () => {
  for (const { name, description } of all)
    expect(Math.min(name.length, description.length)).toBeGreaterThan(5);
});

it('names the models without tools', () => {
  expect(all.filter(({ tools }) => !tools).map(({ name }) => name)).toEqual(['Llama 3.3 70B', 'Disable LLM']);
});

it('types every id', () => {
  const ids: readonly BuiltInLlmId[] = ['0934d97d-0c3a-4f33-91b0-5e136a0ef466', 'CUSTOMER_CLIENT_V1'];
  expect(all.map(({ id }) => id)).toEqual(expect.arrayContaining([...ids]));
});
