import type { LlmPart } from '../../llm-adapter.js';
import type { AiSdkRecording } from './recordings.js';

interface Tool {
  id: string;
  name: string;
  input?: unknown;
  output?: unknown;
  error?: unknown;
}

/** The content of an answer as a page shows it, regardless of how it was split into pieces. */
export interface Shown {
  text: string;
  reasoning: string;
  readonly tools: Tool[];
  readonly files: unknown[];
  readonly sources: unknown[];
  readonly data: unknown[];
}

const nothing = (): Shown => ({ text: '', reasoning: '', tools: [], files: [], sources: [], data: [] });

/** Returns the content that the AI SDK's own client shows. */
export function shownByClient({ messages }: AiSdkRecording): Shown {
  const shown = nothing();
  for (const part of messages.slice(1).flatMap(({ parts }) => parts)) {
    const { type, text, url, mediaType, sourceId } = part;
    if (type === 'text') {
      shown.text += String(text);
      for (const { source } of (part['citations'] ?? []) as { source: { id: string } }[])
        shown.sources.push(source.id);
    } else if (type === 'reasoning') shown.reasoning += String(text);
    else if (type === 'file') shown.files.push({ url, mediaType });
    else if (sourceId) shown.sources.push(sourceId);
    else if (/^tool-|^dynamic-tool/.test(type)) shown.tools.push(toolOf(part));
    else if (type.startsWith('data-'))
      shown.data.push({ name: type.slice(5), id: part['id'], data: part['data'] });
  }
  return shown;
}

function toolOf(part: AiSdkRecording['messages'][number]['parts'][number]): Tool {
  // Versions 5 and 6 use `rawInput` for arguments that do not match the schema.
  const { type, toolName, toolCallId, rawInput, input = rawInput, output, errorText, state } = part;
  const denied = state === 'output-denied' ? 'The user declined.' : errorText;
  const name = type === 'dynamic-tool' ? toolName : type.slice(5);
  return {
    id: toolCallId as string,
    name: name as string,
    input,
    ...(output !== undefined && { output }),
    ...(denied !== undefined && { error: denied }),
  };
}

/**
 * Returns the content of our parts after the answers to all requests. `route` is one of the page's tools and runs
 * there.
 */
export function shownByParts(parts: readonly LlmPart[]): Shown {
  const shown = nothing();
  const tool = (id: string) => shown.tools.find((known) => known.id === id) as Tool;
  for (const part of parts) {
    if (part.type === 'text-delta') shown.text += part.text;
    else if (part.type === 'text-reset') shown.text = shown.text.slice(0, part.length);
    else if (part.type === 'reasoning-delta') shown.reasoning += part.text;
    else if (part.type === 'file') shown.files.push({ url: part.url, mediaType: part.mediaType });
    else if (part.type === 'source') shown.sources.push(part.id);
    else if (part.type === 'tool-input-start') shown.tools.push({ id: part.id, name: part.name });
    else if (part.type === 'tool-call') {
      if (!tool(part.id)) shown.tools.push({ id: part.id, name: part.name });
      const own = part.providerExecuted !== true && { output: { shown: true } };
      Object.assign(tool(part.id), { input: JSON.parse(part.arguments) as unknown }, own);
    } else if (part.type === 'tool-result') {
      delete tool(part.id).output;
      Object.assign(
        tool(part.id),
        part.isError ? { error: part.content } : { output: valueOf(part.content) },
      );
    } else if (part.type === 'data') addData(shown.data as { name: string; id?: string }[], part);
  }
  return shown;
}

function addData(
  all: { name: string; id?: string | undefined }[],
  part: Extract<LlmPart, { type: 'data' }>,
): void {
  const { name, id, data, transient } = part;
  if (transient || ['message-metadata', 'reasoning-file', 'steering-message', 'custom'].includes(name))
    return;
  const known = id === undefined ? undefined : all.find((one) => one.name === name && one.id === id);
  if (known) Object.assign(known, { data });
  else all.push(Object.assign({ name, id }, { data }));
}

function valueOf(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return content;
  }
}
