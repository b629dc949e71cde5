import type { JsonSchema } from './json-schema.js';
import type { StandardSchema } from './standard-schema.js';

/** What a tool's `execute` receives beside its arguments. */
export interface ToolExecutionContext {
  /** Aborted when the turn ends first, by an interruption say, and at the time limit. */
  readonly signal: AbortSignal;
  readonly toolCallId: string;
}

/**
 * Something that the model may call while it answers. `execute` gets the arguments parsed and checked; what it returns
 * (any JSON value) is told to the model, and so is what it throws: a failing tool never fails the turn.
 */
export interface PersonaTool<Arguments = Record<string, unknown>> {
  /** Letters, digits, `_` and `-`, at most 64, as every endpoint takes them. */
  readonly name: string;
  /** Tells the model when to call it. */
  readonly description?: string | undefined;
  /**
   * JSON Schema of the arguments, or the schema of a library that speaks Standard Schema (Zod, Valibot, ArkType, …).
   * One that cannot give its JSON Schema needs it beside it, in `jsonSchema`.
   */
  readonly parameters?: JsonSchema | StandardSchema<unknown, Arguments> | undefined;
  readonly jsonSchema?: JsonSchema | undefined;
  readonly execute: (args: Arguments, context: ToolExecutionContext) => unknown;
  /** Asks the user first: the call waits until `persona.respondToToolCall(id, true)`. @default false */
  readonly needsApproval?: boolean | ((args: Arguments) => boolean) | undefined;
  /** The model is told of a failure after this many ms. @default 60_000 */
  readonly timeoutMs?: number | undefined;
  /** Spoken when the tool takes long, so that there is no dead air, e.g. `'One moment, I am looking it up.'`. */
  readonly filler?: string | undefined;
  /** How long is long, in ms. @default 1_500 */
  readonly fillerAfterMs?: number | undefined;
}
