import { expect, it } from 'vitest';
import type { LlmMessage } from '../llm-adapter.js';
import { ownMessages } from './history.js';

const question: LlmMessage = { role: 'user', content: 'Why?' };
const theirs = { id: 's', name: 'search', arguments: '{}', providerExecuted: true } as const;
const ours = { id: 'c', name: 'page', arguments: '{}' } as const;
const found: LlmMessage = {
  role: 'tool',
  toolCallId: 's',
  toolName: 'search',
  content: 'ok',
  providerExecuted: true,
};
const done: LlmMessage = { role: 'tool', toolCallId: 'c', toolName: 'page', content: 'ok' };
const says = (content: string, ...toolCalls: readonly object[]) =>
  ({ role: 'assistant', content, ...(toolCalls.length > 0 && { toolCalls }) }) as LlmMessage;

it('joins the texts around a call of the endpoint', () => {
  expect(ownMessages([question, says('I look. ', theirs), found, says('Here.'), question])).toEqual([
    question,
    says('I look. Here.'),
    question,
  ]);
});

it('keeps the calls of the page with their results', () => {
  const messages = [question, says('', theirs), found, says('Now ', ours), done, says('it is done.')];
  expect(ownMessages(messages)).toEqual([question, says('Now ', ours), done, says('it is done.')]);
  expect(ownMessages([question, says('Both', theirs, ours), found, done])).toEqual([
    question,
    says('Both', ours),
    done,
  ]);
});

it('leaves out an answer of which nothing is left', () => {
  expect(ownMessages([question, says('', theirs), found, question])).toEqual([question, question]);
  expect(ownMessages([question, says('So', theirs), found])).toEqual([question, says('So')]);
});
