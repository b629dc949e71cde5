/** The actual protocol of an unexpected body, and what to do about it. */
export interface KnownBody {
  readonly form: string;
  readonly advice?: string;
}

const adapters: readonly (readonly [RegExp, form: string, adapter: string])[] = [
  [
    /"type":\s*"(?:text-(?:start|delta|end)|start|start-step|tool-(?:input|output)-)/,
    'a UI message stream of the AI SDK',
    'aiSdk',
  ],
  [/"object":\s*"chat\.completion\.chunk"|"delta":\s*\{/, 'chat completion chunks', 'openaiCompatible'],
  [/"type":\s*"(?:message_start|content_block_)/, 'the events of an Anthropic message', 'anthropic'],
  [/"type":\s*"response\./, 'the events of an OpenAI response', 'openaiResponses'],
  [/"candidates":\s*\[/, 'the content of Gemini', 'gemini'],
  [/"type":\s*"(?:RUN|TEXT_MESSAGE|STEP)_/, 'AG-UI events', 'agUi'],
];

/** The lines of AI SDK 4, e.g. `0:"text"` and `e:{"finishReason":"stop"}`. */
const dataStream = /^[0-9a-k]:["{[]/;

/**
 * Names the protocol of a body by its first lines.
 * @param isEvent whether the body is a single event, whose JSON says nothing about the whole stream
 */
export function knownBody(body: string, isEvent = false): KnownBody {
  if (/^\s*</.test(body)) return { form: 'an HTML page' };
  const found = adapters.find(([pattern]) => pattern.test(body));
  if (found) return { form: found[1], advice: `Use \`${found[2]}\`.` };
  if (dataStream.test(body.trimStart()))
    return {
      form: 'a data stream of AI SDK 4',
      advice: 'Update the `ai` package of your server, and return `result.toUIMessageStreamResponse()`.',
    };
  if (!isEvent && /^\s*[{[]/.test(body)) return { form: 'JSON' };
  return { form: 'something else' };
}
