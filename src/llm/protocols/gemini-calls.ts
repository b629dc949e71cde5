import { isObject, toJson, type JsonObject } from '../json.js';
import type { LlmPart } from '../llm-adapter.js';
import type { LlmErrorInfo } from '../llm-error-info.js';
import { checkLimit } from './answer-limits.js';
import { addArgument } from './gemini-arguments.js';
import type { GeminiCallData } from './gemini-request.js';

interface OpenCall {
  readonly name: string;
  readonly id: string;
  readonly signature: unknown;
  readonly args: JsonObject;
  /** Characters of the streamed arguments so far. */
  size: number;
}

/** Assembles calls from `functionCall` parts: most are complete, and newer models stream arguments by path. */
export class GeminiCalls {
  /** Whether any call was passed on. */
  made = false;
  #open: OpenCall | null = null;
  #begun = 0;

  /** Returns an error if the model sends too much. */
  read(call: JsonObject, signature: unknown, parts: LlmPart[]): LlmErrorInfo | undefined {
    const { name, partialArgs, willContinue } = call;
    if (typeof name === 'string') {
      this.end(parts);
      this.#begin(name, call, signature);
    }
    const signed = typeof signature === 'string' ? signature.length : 0;
    const fault =
      checkLimit('tool-calls', this.#begun) ?? checkLimit('signature', signed) ?? this.#add(partialArgs);
    if (fault) this.#open = null;
    else if (willContinue !== true) this.end(parts);
    return fault;
  }

  /** Passes on a call whose end was never reported. */
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
      arguments: toJson(args),
      ...(Object.keys(providerData).length > 0 && { providerData }),
    });
  }

  #begin(name: string, { id, args }: JsonObject, signature: unknown): void {
    const known = isObject(args) ? { ...args } : {};
    this.#open = { name, id: typeof id === 'string' ? id : '', signature, args: known, size: 0 };
    this.#begun += 1;
  }

  #add(pieces: unknown): LlmErrorInfo | undefined {
    if (!this.#open || !Array.isArray(pieces)) return undefined;
    for (const piece of pieces) {
      if (!isObject(piece)) continue;
      for (const value of [piece['jsonPath'], piece['stringValue']])
        this.#open.size += typeof value === 'string' ? value.length : 0;
      const fault = checkLimit('tool-arguments', this.#open.size) ?? addArgument(this.#open.args, piece);
      if (fault) return fault;
    }
    return undefined;
  }
}
