import type { StandardSchema, ToolCall } from '../../../core/index.js';
import type { PersonaToolCall } from '../../provider/persona-tool-call.js';
import type { ToolView } from '../../provider/tool-views.js';
import { redactedJson, type Redaction } from '../../reasoning/redaction.js';
import { questionIn } from '../../shared/tool-text.js';
import { argumentsOf } from '../../provider/tool-words.js';

type Respond = (approved: boolean, reason?: string) => void;

/**
 * Returns a call for the app's `render`. Its arguments and result must fit the schemas, because they are typed. They
 * may not fit in a restored conversation, or after redaction.
 *
 * @returns `null` for a call that does not fit
 */
export function readCall(
  call: ToolCall,
  { parameters, result: resultSchema }: Pick<ToolView, 'parameters' | 'result'>,
  respond: Respond,
  redact: Redaction,
): PersonaToolCall | null {
  const { status } = call;
  const base = { callId: call.id, name: call.name };
  const json = redactedJson(call.arguments, redact);
  const result = call.result === null ? null : redactedJson(call.result, redact);
  if (json === null || (result === null && call.result !== null)) return null;
  const partial = argumentsOf(json);
  if (status === 'input-streaming') return { ...base, status, args: partial };
  const checked = checkedBy(parameters, partial);
  const args = checked ? (checked.value as Record<string, unknown>) : partial;
  if (status === 'cancelled') return { ...base, status, args };
  if (status === 'failed') return { ...base, status, args, error: result ?? '' };
  if (!checked) return null;
  if (status === 'awaiting-approval') {
    const question = questionIn(call, redact);
    return { ...base, status, args, ...(question && { question }), respond };
  }
  const read =
    result === null ? null : checkedBy(resultSchema, call.resultIsText ? result : jsonOrText(result));
  if (status === 'running' || status === 'requested')
    return { ...base, status: 'running', args, ...(read && { result: read.value }) };
  return read || result === null ? { ...base, status, args, result: read?.value } : null;
}

/** Returns the schema's output for a value. An asynchronous schema, or plain JSON Schema, checks nothing. */
function checkedBy(schema: unknown, value: unknown): { readonly value: unknown } | null {
  if (!isStandardSchema(schema)) return { value };
  try {
    const checked = schema['~standard'].validate(value);
    if (checked instanceof Promise) return { value };
    return checked.issues ? null : { value: checked.value };
  } catch {
    return null;
  }
}

const isStandardSchema = (schema: unknown): schema is StandardSchema =>
  (typeof schema === 'object' || typeof schema === 'function') && schema !== null && '~standard' in schema;

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
