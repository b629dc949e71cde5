import type { Ask, EndpointSpec, LimitName } from '../endpoint-spec.js';
import { UNKNOWN_MODEL } from '../endpoint-spec.js';
import { chatExtras, chatSchemaProblems, readChatChunk } from './chat-chunk.js';
import {
  azureUrlProblem,
  expectedAzureUrl,
  expectedGroqUrl,
  expectedOpenaiUrl,
  groqUrlProblem,
  hasDeployment,
  openaiUrlProblem,
} from './chat-urls.js';

const ping = {
  type: 'function',
  function: {
    name: 'ping',
    description: 'Returns pong.',
    parameters: { type: 'object', properties: { word: { type: 'string' } }, required: ['word'] },
  },
};

const chatBody = (ask: Ask, model: string | undefined, limit: LimitName) => ({
  ...(model !== undefined && { model }),
  messages: ask.messages.map(({ role, text }) => ({ role, content: text })),
  stream: true,
  [limit]: ask.maxTokens,
  ...(ask.usage && { stream_options: { include_usage: true } }),
  ...(ask.reasoningFormat && { reasoning_format: ask.reasoningFormat }),
  ...(ask.tool && { tools: [ping], tool_choice: { type: 'function', function: { name: 'ping' } } }),
});

const shared = {
  fields: {
    model: 'model',
    finish: 'finish_reason',
    usage: 'usage',
    id: 'id',
    limit: 'max_tokens',
    effort: '`reasoning_effort: "low"`',
  },
  body: chatBody,
  read: readChatChunk,
  schemaProblems: chatSchemaProblems,
  extras: chatExtras,
  terminator: true,
  finishReasons: new Set(['stop', 'length', 'tool_calls', 'content_filter', 'function_call']),
  lengthReason: 'length',
  unknownModel: (url: URL) => ({ url, model: UNKNOWN_MODEL }),
};

const bearer = {
  keyHeader: (key: string) => ['authorization', `Bearer ${key}`] as const,
  keyHeaderName: 'Authorization: Bearer <key>',
};

export const openaiSpec: EndpointSpec = {
  ...shared,
  ...bearer,
  id: 'openai',
  urlProblem: openaiUrlProblem,
  expectedUrl: (url) => expectedOpenaiUrl(url),
};

export const groqSpec: EndpointSpec = {
  ...shared,
  ...bearer,
  id: 'groq',
  urlProblem: groqUrlProblem,
  expectedUrl: expectedGroqUrl,
};

export const azureSpec: EndpointSpec = {
  ...shared,
  id: 'azure',
  keyHeader: (key) => ['api-key', key],
  keyHeaderName: 'api-key: <key>',
  urlProblem: azureUrlProblem,
  expectedUrl: expectedAzureUrl,
  // Azure takes the deployment from the path and ignores the model in the body.
  unknownModel: (url) => (hasDeployment(url) ? undefined : { url, model: UNKNOWN_MODEL }),
};
