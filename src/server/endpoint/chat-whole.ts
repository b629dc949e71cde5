import { chatUsage } from './answer-usage.js';
import { extraOf } from './call-fragments.js';
import { answerHead, FINGERPRINT, finishReasons, type ChatSpec } from './chat-chunks.js';
import type { AnswerFacts } from './endpoint-form.js';
import type { WholeAnswer } from './whole-answer.js';

/** An answer as one chat completion. */
export function chatWhole(spec: ChatSpec, facts: AnswerFacts, answer: WholeAnswer): object {
  const filter = spec === 'azure' ? { content_filter_results: {} } : {};
  const finish = finishReasons[answer.finish] ?? 'stop';
  return {
    ...answerHead('chat.completion', facts),
    choices: [
      { index: 0, message: messageOf(facts, answer), logprobs: null, finish_reason: finish, ...filter },
    ],
    usage: chatUsage(facts.usage()),
    system_fingerprint: spec === 'azure' ? null : FINGERPRINT,
    ...(spec === 'azure' && { prompt_filter_results: [{ prompt_index: 0, content_filter_results: {} }] }),
  };
}

function messageOf(
  { reasoning: place }: AnswerFacts,
  { text, reasoning, refusal, calls }: WholeAnswer,
): object {
  const thought = reasoning !== '' && place === 'inline' ? `<think>\n${reasoning}\n</think>\n\n` : '';
  const content = `${thought}${text}`;
  return {
    role: 'assistant',
    content: content === '' && (calls.length > 0 || refusal !== '') ? null : content,
    refusal: refusal === '' ? null : refusal,
    ...(reasoning !== '' && place === 'field' && { reasoning }),
    ...(calls.length > 0 && {
      tool_calls: calls.map(({ id, name, arguments: args, providerData }) => ({
        id,
        type: 'function',
        function: { name, arguments: args },
        ...extraOf(providerData),
      })),
    }),
  };
}
