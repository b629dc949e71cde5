import { errorIn } from '../../endpoint-error.js';
import { isObject, type JsonObject } from '../../json.js';
import {
  describeValue,
  UNKNOWN_MODEL,
  type Ask,
  type ChunkReading,
  type EndpointSpec,
  type SchemaProblem,
  type UrlProblem,
} from '../endpoint-spec.js';

const METHOD = ':streamGenerateContent';
const modelPath = /\/models\/([^/:]+)/;
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

function urlProblem({ pathname }: URL): UrlProblem | undefined {
  if (pathname.endsWith(':generateContent'))
    return { level: 'fail', message: 'generateContent does not stream. Use streamGenerateContent.' };
  if (!pathname.endsWith(METHOD) || !modelPath.test(pathname))
    return { level: 'fail', message: `The path does not end in /models/{model}${METHOD}.` };
  return /\/v\d/.test(pathname)
    ? undefined
    : { level: 'warn', message: 'The path contains no version such as /v1beta.' };
}

function expectedUrl(url: URL, asked = '{model}'): string {
  const model = modelPath.exec(url.pathname)?.[1] ?? asked;
  const version = /\/v\d+[a-z\d]*(?=\/|$)/.exec(url.pathname)?.[0] ?? '/v1beta';
  return `${url.origin}${version}/models/${model}${METHOD}?alt=sse`;
}

function body(ask: Ask): object {
  const spoken = ask.messages.filter(({ role }) => role === 'user' || role === 'assistant');
  const system = ask.messages.filter((message) => !spoken.includes(message));
  const parameters = { type: 'object', properties: { word: { type: 'string' } }, required: ['word'] };
  const tools = [{ functionDeclarations: [{ name: 'ping', description: 'Returns pong.', parameters }] }];
  const toolConfig = { functionCallingConfig: { mode: 'ANY', allowedFunctionNames: ['ping'] } };
  return {
    contents: spoken.map(({ role, text }) => ({
      role: role === 'assistant' ? 'model' : 'user',
      parts: [{ text }],
    })),
    ...(system.length > 0 && { systemInstruction: { parts: system.map(({ text }) => ({ text })) } }),
    generationConfig: { maxOutputTokens: ask.maxTokens },
    ...(ask.tool && { tools, toolConfig }),
  };
}

function read(value: unknown): ChunkReading {
  const chunk = isObject(value) ? value : {};
  const candidate = listOf(chunk['candidates']).find(isObject) ?? {};
  const content: JsonObject = isObject(candidate['content']) ? candidate['content'] : {};
  const parts = listOf(content['parts']).filter(isObject);
  const join = (thought: boolean) =>
    parts
      .filter((part) => (part['thought'] === true) === thought && typeof part['text'] === 'string')
      .map((part) => part['text'])
      .join('');
  const blocked = isObject(chunk['promptFeedback']) ? chunk['promptFeedback']['blockReason'] : undefined;
  return {
    text: join(false),
    reasoning: join(true),
    reasoningField: join(true) ? 'parts[].thought' : undefined,
    role: content['role'],
    finish: candidate['finishReason'] ?? blocked,
    toolCalls: parts.filter((part) => part['functionCall'] !== undefined),
    id: chunk['responseId'],
    model: chunk['modelVersion'],
    usage: chunk['usageMetadata'],
    error: errorIn(value),
  };
}

function schemaProblems(value: unknown): SchemaProblem[] {
  const fail = (path: string, expected: string, actual: unknown): SchemaProblem[] => [
    { level: 'fail', path, expected, actual: describeValue(actual) },
  ];
  if (!isObject(value)) return fail('$', 'an object', value);
  // A chunk about a blocked prompt, or with token counts only, has no candidates.
  if (value['candidates'] === undefined && (value['promptFeedback'] || value['usageMetadata'])) return [];
  if (!Array.isArray(value['candidates'])) return fail('candidates', 'an array', value['candidates']);
  return value['candidates'].flatMap((candidate, index) => {
    const path = `candidates[${index}].content`;
    if (!isObject(candidate)) return fail(`candidates[${index}]`, 'an object', candidate);
    const { content, finishReason } = candidate;
    if (content === undefined && finishReason) return [];
    if (!isObject(content)) return fail(path, 'an object', content);
    if (content['parts'] === undefined && finishReason) return [];
    return Array.isArray(content['parts']) ? [] : fail(`${path}.parts`, 'an array', content['parts']);
  });
}

const finishReasons = new Set(
  `STOP MAX_TOKENS SAFETY RECITATION LANGUAGE OTHER BLOCKLIST PROHIBITED_CONTENT SPII MALFORMED_FUNCTION_CALL
  IMAGE_SAFETY UNEXPECTED_TOOL_CALL TOO_MANY_TOOL_CALLS MALFORMED_RESPONSE`.split(/\s+/),
);

export const geminiSpec: EndpointSpec = {
  id: 'gemini',
  fields: {
    model: 'modelVersion',
    finish: 'finishReason',
    usage: 'usageMetadata',
    id: 'responseId',
    limit: 'generationConfig.maxOutputTokens',
    effort: '`thinkingConfig.thinkingBudget`',
  },
  keyHeader: (key) => ['x-goog-api-key', key],
  keyHeaderName: 'x-goog-api-key: <key>',
  urlProblem,
  expectedUrl,
  body,
  read,
  schemaProblems,
  extras: (value) =>
    isObject(value) && value['candidates'] === undefined ? ['a chunk without candidates'] : [],
  terminator: false,
  finishReasons,
  lengthReason: 'MAX_TOKENS',
  unknownModel: (url) => {
    const other = new URL(url);
    other.pathname = url.pathname.replace(modelPath, `/models/${UNKNOWN_MODEL}`);
    return { url: other, model: UNKNOWN_MODEL };
  },
};
