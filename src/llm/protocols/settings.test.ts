import { describe, expect, it } from 'vitest';
import { anthropicHonours, chatHonours, geminiHonours, responsesHonours } from '../apis/honours.js';
import type { LlmMessage, LlmRequest } from '../llm-adapter.js';
import { anthropicMessages } from './anthropic.js';
import { geminiContent } from './gemini.js';
import { openaiChat } from './openai-chat.js';
import { openaiResponsesProtocol } from './openai-responses.js';

const schema = { type: 'object' };
const request: LlmRequest = {
  messages: [{ role: 'user', content: 'Hi' }],
  maxOutputTokens: 9,
  temperature: 0,
  topP: 0.5,
  stop: ['END'],
  seed: 7,
  responseFormat: { type: 'json-schema', name: 'answer', schema, strict: true },
  toolChoice: { toolName: 'f' },
  reasoningEffort: 'low',
  user: 'u',
};
const model = 'm';

describe('the settings of a request', () => {
  it('go into Chat Completions, over those of the adapter', () => {
    const body = openaiChat.encode(request, { model, body: { temperature: 1, top_k: 3 } });
    expect(body).toMatchObject({
      max_tokens: 9,
      temperature: 0,
      top_p: 0.5,
      top_k: 3,
      stop: ['END'],
      seed: 7,
      response_format: { type: 'json_schema', json_schema: { name: 'answer', schema, strict: true } },
      tool_choice: { type: 'function', function: { name: 'f' } },
      reasoning_effort: 'low',
      user: 'u',
    });
    const json = openaiChat.encode(
      { ...request, responseFormat: { type: 'json' }, toolChoice: 'none' },
      { model },
    );
    expect(json).toMatchObject({ response_format: { type: 'json_object' }, tool_choice: 'none' });
  });

  it('go into Responses, beside what the adapter sets there', () => {
    const own = { reasoning: { summary: 'auto' }, text: { verbosity: 'low' } };
    const body = openaiResponsesProtocol.encode(request, { model, body: own });
    expect(body).toMatchObject({
      max_output_tokens: 9,
      temperature: 0,
      top_p: 0.5,
      text: { verbosity: 'low', format: { type: 'json_schema', name: 'answer', schema, strict: true } },
      tool_choice: { type: 'function', name: 'f' },
      reasoning: { summary: 'auto', effort: 'low' },
      user: 'u',
    });
    expect(body).not.toHaveProperty('seed');
    expect(body).not.toHaveProperty('stop');
  });

  it('go into Messages', () => {
    expect(anthropicMessages.encode(request, { model })).toMatchObject({
      max_tokens: 9,
      temperature: 0,
      top_p: 0.5,
      stop_sequences: ['END'],
      tool_choice: { type: 'tool', name: 'f' },
      metadata: { user_id: 'u' },
    });
    const required = anthropicMessages.encode({ ...request, toolChoice: 'required' }, { model });
    expect(required['tool_choice']).toEqual({ type: 'any' });
  });

  it('go into the generation config of Gemini', () => {
    expect(geminiContent.encode(request, {})).toMatchObject({
      generationConfig: {
        maxOutputTokens: 9,
        temperature: 0,
        topP: 0.5,
        stopSequences: ['END'],
        seed: 7,
        responseMimeType: 'application/json',
        responseJsonSchema: schema,
        thinkingConfig: { includeThoughts: true, thinkingLevel: 'low' },
      },
      toolConfig: { functionCallingConfig: { mode: 'ANY', allowedFunctionNames: ['f'] } },
    });
  });

  it('are declared by each protocol, and only those are sent', () => {
    const none = { messages: request.messages };
    const sent = (encode: (asked: LlmRequest) => object, asked: LlmRequest) => JSON.stringify(encode(asked));
    const protocols = [
      [chatHonours, (asked: LlmRequest) => openaiChat.encode(asked, { model })],
      [responsesHonours, (asked: LlmRequest) => openaiResponsesProtocol.encode(asked, { model })],
      [anthropicHonours, (asked: LlmRequest) => anthropicMessages.encode(asked, { model })],
      [geminiHonours, (asked: LlmRequest) => geminiContent.encode(asked, {})],
    ] as const;
    const names = Object.keys(request).filter((name) => name !== 'messages') as (keyof LlmRequest)[];
    for (const [honours, encode] of protocols) {
      const changing = names.filter(
        (name) => sent(encode, { ...none, [name]: request[name] }) !== sent(encode, none),
      );
      expect(changing.toSorted()).toEqual([...honours].toSorted());
    }
  });

  it('leave calls that the endpoint ran itself out of the history', () => {
    const messages: LlmMessage[] = [
      { role: 'user', content: 'Hi' },
      {
        role: 'assistant',
        content: 'Hello',
        toolCalls: [{ id: 's', name: 'web_search', arguments: '{}', providerExecuted: true }],
      },
      { role: 'tool', toolCallId: 's', toolName: 'web_search', content: 'x', providerExecuted: true },
      { role: 'user', content: 'Go on' },
    ];
    for (const body of [
      openaiChat.encode({ messages }, { model }),
      openaiResponsesProtocol.encode({ messages }, { model }),
      anthropicMessages.encode({ messages }, { model }),
      geminiContent.encode({ messages }, {}),
    ])
      expect(JSON.stringify(body)).not.toContain('web_search');
  });
});
