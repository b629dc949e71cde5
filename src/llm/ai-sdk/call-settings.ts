import type { LlmRequest, LlmResponseFormat } from '../llm-adapter.js';

/** Returns the settings of a request in the form that `streamText` takes, without those that are not set. */
export function callSettings(request: LlmRequest): Record<string, unknown> {
  const { maxOutputTokens, temperature, topP, stop, seed, toolChoice, responseFormat } = request;
  const { reasoningEffort, user } = request;
  const output = responseFormat && outputOf(responseFormat);
  const settings = {
    // Notes from the app are system messages, which version 7 accepts only with this option.
    allowSystemInMessages: true,
    maxOutputTokens,
    temperature,
    topP,
    stopSequences: stop,
    seed,
    toolChoice: typeof toolChoice === 'object' ? { type: 'tool', ...toolChoice } : toolChoice,
    // For version 7. In versions 5 and 6, each provider has its own options.
    reasoning: reasoningEffort,
    providerOptions: reasoningEffort || user ? providerOptions(reasoningEffort, user) : undefined,
    // `output` is for versions 6 and 7, `experimental_output` for version 5.
    output,
    experimental_output: output,
  };
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}

/** A provider reads only the options under its own name. */
function providerOptions(reasoningEffort: string | undefined, user: string | undefined): object {
  const options = { ...(reasoningEffort && { reasoningEffort }), ...(user && { user }) };
  return Object.fromEntries(
    ['openai', 'azure', 'groq', 'xai', 'openaiCompatible'].map((name) => [name, options]),
  );
}

/** Returns an AI SDK `Output` that asks the model for the format but leaves the text unchanged. */
function outputOf(format: LlmResponseFormat): object | undefined {
  if (format.type === 'text') return undefined;
  const { name, schema, description } = format.type === 'json-schema' ? format : {};
  // The AI SDK passes text on only if the value that was parsed from it changed.
  const partial = async ({ text }: { text: string }) => ({ partial: text.length });
  const whole = async ({ text }: { text: string }) => text;
  return {
    name: 'json',
    type: 'object',
    responseFormat: {
      type: 'json',
      ...(schema && { schema }),
      ...(name && { name }),
      ...(description && { description }),
    },
    parsePartial: partial,
    parsePartialOutput: partial,
    parseOutput: whole,
    parseCompleteOutput: whole,
    createElementStreamTransform: () => undefined,
  };
}
