import { errorIn } from '../../endpoint-error.js';
import { isObject, type JsonObject } from '../../json.js';
import { describeValue, type ChunkReading, type SchemaProblem } from '../endpoint-spec.js';

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Reads the first choice of a chat completion chunk. */
export function readChatChunk(value: unknown): ChunkReading {
  const chunk = isObject(value) ? value : {};
  const choice = listOf(chunk['choices']).find(isObject) ?? {};
  const delta = isObject(choice['delta']) ? choice['delta'] : {};
  const reasoning = reasoningOf(delta);
  return {
    text: contentOf(delta['content'], 'text'),
    reasoning: reasoning?.text ?? '',
    reasoningField: reasoning?.field,
    role: delta['role'],
    finish: choice['finish_reason'] ?? undefined,
    toolCalls: listOf(delta['tool_calls']),
    id: chunk['id'],
    model: chunk['model'],
    usage: chunk['usage'] ?? undefined,
    error: errorIn(value),
  };
}

/** Mistral sends an array of parts instead of a string. */
function contentOf(content: unknown, type: 'text' | 'thinking'): string {
  if (typeof content === 'string') return type === 'text' ? content : '';
  const parts = listOf(content).filter(isObject);
  const own = parts.filter((part) => part['type'] === type);
  return own.map((part) => textOf(part['text']) + contentOf(part['thinking'], 'text')).join('');
}

function reasoningOf(delta: JsonObject): { field: string; text: string } | undefined {
  for (const field of ['reasoning', 'reasoning_content']) {
    const text = textOf(delta[field]);
    if (text) return { field: `delta.${field}`, text };
  }
  const details = listOf(delta['reasoning_details']).filter(isObject);
  const detailed = details.map((part) => textOf(part['text']) || textOf(part['summary'])).join('');
  if (detailed) return { field: 'delta.reasoning_details', text: detailed };
  const thinking = contentOf(delta['content'], 'thinking');
  return thinking ? { field: 'delta.content[].thinking', text: thinking } : undefined;
}

export function chatSchemaProblems(value: unknown): SchemaProblem[] {
  if (!isObject(value))
    return [{ level: 'fail', path: '$', expected: 'an object', actual: describeValue(value) }];
  const { object, id, created, model, choices } = value;
  if (!Array.isArray(choices))
    return [{ level: 'fail', path: 'choices', expected: 'an array', actual: describeValue(choices) }];
  // In Azure's first chunk, and in chunks with usage or moderation, the other fields are empty.
  const bare = choices.length === 0;
  const problems: SchemaProblem[] = choices.flatMap((choice, index) =>
    choiceProblems(choice, `choices[${index}]`),
  );
  const need = (
    ok: boolean,
    path: string,
    expected: string,
    actual: unknown,
    level: 'warn' | 'fail' = 'warn',
  ) => {
    if (!ok && !bare) problems.push({ level, path, expected, actual: describeValue(actual) });
  };
  need(
    object === 'chat.completion.chunk',
    'object',
    '"chat.completion.chunk"',
    object,
    object ? 'fail' : 'warn',
  );
  need(typeof id === 'string', 'id', 'a string', id);
  need(typeof created === 'number', 'created', 'a number', created);
  need(typeof model === 'string', 'model', 'a string', model);
  return problems;
}

function choiceProblems(choice: unknown, path: string): SchemaProblem[] {
  const fail = (at: string, expected: string, actual: unknown): SchemaProblem => ({
    level: 'fail',
    path: at,
    expected,
    actual: describeValue(actual),
  });
  if (!isObject(choice)) return [fail(path, 'an object', choice)];
  const problems: SchemaProblem[] = [];
  if (!Number.isInteger(choice['index'])) problems.push(fail(`${path}.index`, 'an integer', choice['index']));
  if (isObject(choice['delta'])) return problems;
  const standIn = ['message', 'text'].find((name) => choice[name] !== undefined);
  // Azure's asynchronous filter sends choices with only annotations or a finish reason.
  if (choice['delta'] === undefined && !standIn) return problems;
  const actual = standIn ? `${standIn}: ${describeValue(choice[standIn])}` : choice['delta'];
  return [...problems, fail(`${path}.delta`, 'an object with the new text', actual)];
}

export function chatExtras(value: unknown): string[] {
  if (!isObject(value)) return [];
  const choices = listOf(value['choices']);
  const found = ['x_groq', 'provider', 'obfuscation', 'prompt_filter_results', 'moderation'].filter(
    (name) => value[name] !== undefined,
  );
  if (choices.length === 0 && Array.isArray(value['choices'])) found.push('a chunk with empty choices');
  if (choices.some((choice) => isObject(choice) && choice['delta'] === undefined))
    found.push('a choice without delta');
  return found;
}
