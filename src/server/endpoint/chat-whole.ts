import { chatUsage, groqUsage } from './answer-usage.js';
import { extraOf } from './call-fragments.js';
import { answerHead, FINGERPRINT, finishReasons, type ChatSpec } from './chat-chunks.js';
import type { AnswerFacts } from './endpoint-form.js';
import type { WholeAnswer } from './whole-answer.js';

/** Writes an answer as a single chat completion. */
export function chatWhole(spec: ChatSpec, facts: AnswerFacts, answer: WholeAnswer): object {
  const filter = spec === 'azure' ? { content_filter_results: {} } : {};
  const finish = finishReasons[answer.finish] ?? 'stop';
  return {
    ...answerHead('chat.completion', facts),
    choices: [
      { index: 0, message: messageOf(facts, answer), logprobs: null, finish_reason: finish, ...filter },
    ],
    usage: spec === 'groq' ? groqUsage(facts.usage(), facts.times()) : chatUsage(facts.usage()),
    system_fingerprint: spec === 'azure' ? null : FINGERPRINT,
    ...(spec === 'azure' && { prompt_filter_results: [{ prompt_index: 0, content_filter_results: {} }] }),
  };
}

function messageOf(
  { reasoning: place }: AnswerFacts,
  { text, reasoning, refusal, calls }: WholeAnswer,
): object {
  const content = `${place === 'inline' ? tagged(reasoning) : ''}${text}`;
  return {
    role: 'assistant',
    content: content === '' && (calls.length > 0 || refusal !== '') ? null : content,
    refusal: refusal === '' ? null : refusal,
    ...(reasoning !== '' && place === 'field' && { reasoning }),
    ...(calls.length > 0 && {
      tool_calls: calls.map(({ id, name, arguments: args, providerData }) => ({
        id,
        type: 'function',
        function: { name, arguments: args === '' ? '{}' : args },
        ...extraOf(providerData),
      })),
    }),
  };
}

/** Puts thoughts into tags on separate lines, as in the stream. */
function tagged(reasoning: string): string {
  if (reasoning === '') return '';
  const before = reasoning.startsWith('\n') ? '' : '\n';
  const after = reasoning.endsWith('\n') ? '' : '\n';
  return `<think>${before}${reasoning}${after}</think>\n\n`;
}
