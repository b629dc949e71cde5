import type { JsonSchema } from './json-schema.js';
import type { StandardSchema } from './standard-schema.js';

/** The second argument of a tool's function. */
export interface ToolExecutionContext {
  /** Aborted when the turn ends early, for example because of an interruption, and at the time limit. */
  readonly signal: AbortSignal;
  readonly toolCallId: string;
}

/**
 * A function that the model may call while it answers. `execute` gets the parsed and validated arguments. Its result
 * (any JSON value) or its error is sent to the model. If a tool fails, the turn does not fail.
 */
export interface PersonaTool<Arguments = Record<string, unknown>> {
  /** Letters, digits, `_` and `-`, at most 64 characters, which every endpoint accepts. */
  readonly name: string;
  /** Tells the model when to call it. */
  readonly description?: string | undefined;
  /**
   * JSON Schema of the arguments, or a schema from a library that supports Standard Schema (Zod, Valibot, ArkType, …).
   * If the library cannot generate JSON Schema, also pass it in `jsonSchema`.
   */
  readonly parameters?: JsonSchema | StandardSchema<unknown, Arguments> | undefined;
  readonly jsonSchema?: JsonSchema | undefined;
  readonly execute: (args: Arguments, context: ToolExecutionContext) => unknown;
  /** Asks the user first: the call waits until `persona.respondToToolCall(id, true)`. @default false */
  readonly needsApproval?: boolean | ((args: Arguments) => boolean) | undefined;
  /** The time limit of a call, in milliseconds. After it, the model gets an error. @default 60_000 */
  readonly timeoutMs?: number | undefined;
  /** Spoken when the tool takes long, e.g. `'One moment, I am looking it up.'`. */
  readonly filler?: string | undefined;
  /** The delay before `filler` is spoken, in milliseconds. @default 1_500 */
  readonly fillerAfterMs?: number | undefined;
}
