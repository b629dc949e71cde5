// Requests of AI SDK clients reach the adapter.
import { expect, it } from 'vitest';
import type { LlmMessage, LlmRequest } from '../../llm/llm-adapter.js';
import { briefly, scriptedLlm } from '../testing/scripted-llm.js';
import { endpointOf, fetchOf, specs } from './testing/ask-endpoint.js';
import { clientModels } from './testing/client-models.js';

const schema = { type: 'object' as const, properties: { city: { type: 'string' as const } } };
const tools = ['look', 'go'].map((name) => ({
  type: 'function' as const,
  name,
  description: `The tool ${name}.`,
  inputSchema: schema,
}));

type Model = ReturnType<(typeof clientModels)['openai']>;
type Options = Parameters<Model['doStream']>[0];

/** Newer clients require a flag that says whether `data` is base64 or a URL. */
const imageData = ({ specificationVersion: version }: Model) =>
  (version === 'v3' ? 'AAAA' : { type: 'data', data: 'AAAA' }) as string;

const promptOf = (model: Model): Options['prompt'] => [
  { role: 'system', content: 'Be brief.' },
  { role: 'user', content: [{ type: 'text', text: 'Where?' }] },
  {
    role: 'assistant',
    content: [
      { type: 'reasoning', text: 'I should look.' },
      { type: 'text', text: 'I look.' },
      { type: 'tool-call', toolCallId: 'call_1', toolName: 'look', input: { city: 'Bern' } },
      { type: 'tool-call', toolCallId: 'call_2', toolName: 'go', input: {} },
    ],
  },
  {
    role: 'tool',
    content: [
      {
        type: 'tool-result',
        toolCallId: 'call_1',
        toolName: 'look',
        output: { type: 'text', value: 'Here.' },
      },
      {
        type: 'tool-result',
        toolCallId: 'call_2',
        toolName: 'go',
        output: { type: 'json', value: { at: 1 } },
      },
    ],
  },
  { role: 'assistant', content: [{ type: 'text', text: 'In Bern.' }] },
  {
    role: 'user',
    content: [
      { type: 'text', text: 'And this?' },
      { type: 'file', mediaType: 'image/png', data: imageData(model) },
    ],
  },
];

const history: readonly LlmMessage[] = [
  { role: 'system', content: 'Be brief.' },
  { role: 'user', content: 'Where?' },
  {
    role: 'assistant',
    content: 'I look.',
    toolCalls: [
      { id: 'call_1', name: 'look', arguments: '{"city":"Bern"}' },
      { id: 'call_2', name: 'go', arguments: '{}' },
    ],
  },
  { role: 'tool', toolCallId: 'call_1', toolName: 'look', content: 'Here.' },
  { role: 'tool', toolCallId: 'call_2', toolName: 'go', content: '{"at":1}' },
  { role: 'assistant', content: 'In Bern.' },
  {
    role: 'user',
    content: [
      { type: 'text', text: 'And this?' },
      { type: 'image', url: 'data:image/png;base64,AAAA', mediaType: 'image/png' },
    ],
  },
];

async function asked(spec: keyof typeof clientModels, more: Partial<Options> = {}): Promise<LlmRequest> {
  const { adapter, answers } = scriptedLlm(briefly);
  const model = clientModels[spec]({ fetch: fetchOf(endpointOf(adapter)) });
  const { stream } = await model.doStream({ prompt: promptOf(model), ...more });
  for await (const part of stream) expect(part.type).not.toBe('error');
  return answers[0]!.request;
}

it.each(specs)('brings the conversation and the settings of a client of %s to the adapter', async (spec) => {
  const settings = { temperature: 0.5, topP: 0.9, maxOutputTokens: 100, seed: 7 };
  const request = await asked(spec, { ...settings, stopSequences: ['END', 'STOP'] });
  expect(request).toMatchObject({ ...settings, stop: ['END', 'STOP'] });
  expect(request.messages).toEqual(history);
});

it.each(specs)('brings the tools and the choice of a client of %s to the adapter', async (spec) => {
  const wanted = tools.map(({ name, description }) => ({ name, description, parameters: schema }));
  expect((await asked(spec, { tools })).tools).toMatchObject(wanted);
  const choices = [
    [{ type: 'auto' }, 'auto'],
    [{ type: 'none' }, 'none'],
    [{ type: 'required' }, 'required'],
    [{ type: 'tool', toolName: 'go' }, { toolName: 'go' }],
  ] as const;
  for (const [toolChoice, choice] of choices)
    expect((await asked(spec, { tools, toolChoice })).toolChoice).toEqual(choice);
});

it.each(specs)('brings the response format of a client of %s to the adapter', async (spec) => {
  expect((await asked(spec, { responseFormat: { type: 'json' } })).responseFormat).toEqual({ type: 'json' });
});
