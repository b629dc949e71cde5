import { isObject, type JsonObject } from '../json.js';
import type { LlmPart } from '../llm-adapter.js';
import type { GeminiCallData } from './gemini-request.js';

interface OpenCall {
  readonly name: string;
  readonly id: string;
  readonly signature: unknown;
  readonly args: JsonObject;
}

/** Makes calls of `functionCall` parts: mostly whole ones, and newer models' arguments that stream by path. */
export class GeminiCalls {
  /** Whether any call was handed over. */
  made = false;
  #open: OpenCall | null = null;

  read(call: JsonObject, signature: unknown, parts: LlmPart[]): void {
    const { name, id, args, partialArgs, willContinue } = call;
    if (typeof name === 'string') {
      this.end(parts);
      const known = isObject(args) ? { ...args } : {};
      this.#open = { name, id: typeof id === 'string' ? id : '', signature, args: known };
    }
    if (this.#open && Array.isArray(partialArgs))
      for (const piece of partialArgs) if (isObject(piece)) addPiece(this.#open.args, piece);
    if (willContinue !== true) this.end(parts);
  }

  /** Hands over a call that was never said to be done. */
  end(parts: LlmPart[]): void {
    const call = this.#open;
    this.#open = null;
    if (!call) return;
    this.made = true;
    const { name, id, args, signature } = call;
    const providerData: GeminiCallData = {
      ...(id !== '' && { id }),
      ...(typeof signature === 'string' && { thoughtSignature: signature }),
    };
    parts.push({
      type: 'tool-call',
      id,
      name,
      arguments: JSON.stringify(args),
      ...(Object.keys(providerData).length > 0 && { providerData }),
    });
  }
}

/** `{ jsonPath: '$.city', stringValue: 'Be' }`: a string grows, anything else is there at once. */
function addPiece(args: JsonObject, piece: JsonObject): void {
  const path = keysOf(piece['jsonPath']);
  const name = path.pop();
  if (name === undefined) return;
  let target = args;
  for (const [index, key] of path.entries()) {
    const next = path[index + 1] ?? name;
    const known = target[key];
    target = (isObject(known) ? known : (target[key] = /^\d+$/.test(next) ? [] : {})) as JsonObject;
  }
  const { stringValue, numberValue, boolValue } = piece;
  if (typeof stringValue !== 'string') target[name] = numberValue ?? boolValue ?? null;
  else target[name] = (typeof target[name] === 'string' ? target[name] : '') + stringValue;
}

/** `$.days[0]['a.b']` as `days`, `0`, `a.b`. */
function keysOf(path: unknown): string[] {
  if (typeof path !== 'string') return [];
  const keys = [...path.matchAll(/\[(['"])(.*?)\1\]|[^$.[\]]+/g)].map(([key, , quoted]) => quoted ?? key);
  // A model must not reach what all objects share, nor make an array of a million holes.
  return keys.some((key) => /^(?:__proto__|constructor|prototype|\d{5,})$/.test(key)) ? [] : keys;
}
