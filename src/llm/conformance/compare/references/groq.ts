import { event, words, type RecordedReference } from './recorded-reference.js';

const chunk = (delta: object, finish: string | null, more: object = {}) =>
  event({
    id: 'chatcmpl-00000000-0000-4000-8000-000000000000',
    object: 'chat.completion.chunk',
    created: 1_770_770_843,
    model: 'llama-3.3-70b-versatile',
    system_fingerprint: 'fp_f8b414701e',
    choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
    ...more,
  });

const id = 'req_00000000000000000000000000';
const usage = {
  queue_time: 0.04,
  prompt_tokens: 45,
  prompt_time: 0.01,
  completion_tokens: 80,
  completion_time: 0.05,
  total_tokens: 125,
  total_time: 0.06,
};

export const groqReference: RecordedReference = {
  api: 'Groq Chat Completions',
  model: 'llama-3.3-70b-versatile',
  date: 'February 2026',
  headers: { 'content-type': 'text/event-stream' },
  body: [
    chunk({ role: 'assistant', content: '' }, null, { x_groq: { id, seed: 1 } }),
    ...words.map((content) => chunk({ content }, null)),
    chunk({}, 'stop', { x_groq: { id, usage }, usage }),
    event('[DONE]'),
  ].join(''),
};
