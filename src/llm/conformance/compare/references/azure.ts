import { event, words, type RecordedReference } from './recorded-reference.js';

const safe = { filtered: false, severity: 'safe' };
const results = { hate: safe, self_harm: safe, sexual: safe, violence: safe };

const chunk = (content_filter_results: object, delta: object, finish: string | null) =>
  event({
    choices: [{ content_filter_results, delta, finish_reason: finish, index: 0, logprobs: null }],
    created: 1_762_317_021,
    id: 'chatcmpl-CYReference000000000000000000',
    model: 'gpt-5-nano-2025-08-07',
    obfuscation: 'D3WbtIxo',
    object: 'chat.completion.chunk',
    system_fingerprint: null,
  });

const promptFilter = event({
  choices: [],
  created: 0,
  id: '',
  model: '',
  object: '',
  prompt_filter_results: [
    {
      prompt_index: 0,
      content_filter_results: { ...results, jailbreak: { filtered: false, detected: false } },
    },
  ],
});

export const azureReference: RecordedReference = {
  api: 'Azure OpenAI Chat Completions',
  model: 'gpt-5-nano-2025-08-07',
  date: 'November 2025',
  headers: { 'content-type': 'text/event-stream; charset=utf-8' },
  body: [
    promptFilter,
    chunk({}, { content: '', refusal: null, role: 'assistant' }, null),
    ...words.map((content) => chunk(results, { content }, null)),
    chunk({}, {}, 'stop'),
    event('[DONE]'),
  ].join(''),
};
