import { event, words, type RecordedReference } from './recorded-reference.js';

const chunk = (delta: object, finish: string | null, obfuscation: string) =>
  event({
    id: 'chatcmpl-E4Reference000000000000000000',
    object: 'chat.completion.chunk',
    created: 1_784_728_648,
    model: 'gpt-5-2025-08-07',
    service_tier: 'default',
    system_fingerprint: null,
    choices: [{ index: 0, delta, finish_reason: finish }],
    obfuscation,
  });

export const openaiReference: RecordedReference = {
  api: 'OpenAI Chat Completions',
  model: 'gpt-5-2025-08-07',
  date: 'July 2026',
  headers: { 'content-type': 'text/event-stream; charset=utf-8', 'x-request-id': 'req_reference' },
  body: [
    chunk({ role: 'assistant', content: '', refusal: null }, null, 'CVQ55D'),
    ...words.map((content) => chunk({ content }, null, 'EeXxvZr')),
    chunk({}, 'stop', '0eqq81'),
    event('[DONE]'),
  ].join(''),
};
