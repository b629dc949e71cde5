import { describe, expect, it } from 'vitest';
import { anthropicMessages } from './anthropic.js';
import { geminiContent } from './gemini.js';
import { openaiChat } from './openai-chat.js';
import { openaiResponsesProtocol } from './openai-responses.js';

const messages = [{ role: 'user', content: 'Hi' }] as const;
const asked = { messages, maxOutputTokens: 100 };
const generation = (maxOutputTokens: number) => ({ generationConfig: { maxOutputTokens } });

describe('the token limit of a request', () => {
  it.each([
    ['Chat Completions', openaiChat.encode(asked, { model: 'm' }), { max_tokens: 100 }],
    [
      'Chat Completions of OpenAI itself',
      openaiChat.encode(asked, { model: 'm', tokenLimitField: 'max_completion_tokens' }),
      { max_completion_tokens: 100 },
    ],
    [
      'the field that the app uses',
      openaiChat.encode(asked, { model: 'm', body: { max_completion_tokens: 900 } }),
      { max_completion_tokens: 100 },
    ],
    [
      'a lower limit of the app',
      openaiChat.encode(asked, { model: 'm', body: { max_tokens: 50 } }),
      { max_tokens: 50 },
    ],
    ['Anthropic', anthropicMessages.encode(asked, { model: 'm' }), { max_tokens: 100 }],
    [
      'Anthropic, lower',
      anthropicMessages.encode(asked, { model: 'm', body: { max_tokens: 7 } }),
      { max_tokens: 7 },
    ],
    ['Responses', openaiResponsesProtocol.encode(asked, { model: 'm' }), { max_output_tokens: 100 }],
    ['Gemini', geminiContent.encode(asked, { thoughts: false }), generation(100)],
    ['Gemini, lower', geminiContent.encode(asked, { thoughts: false, body: generation(9) }), generation(9)],
  ])('is the lower of both: %s', (_, body, expected) => {
    expect(body).toMatchObject(expected);
    expect(Object.keys(body).filter((name) => name.startsWith('max_')).length).toBeLessThan(2);
  });

  it('changes nothing when there is none', () => {
    expect(openaiChat.encode({ messages }, { model: 'm', body: { max_tokens: 50 } })).toMatchObject({
      max_tokens: 50,
    });
    expect(openaiChat.encode({ messages }, { model: 'm' })).not.toHaveProperty('max_tokens');
    expect(anthropicMessages.encode({ messages }, { model: 'm' })).toMatchObject({ max_tokens: 4096 });
  });
});
