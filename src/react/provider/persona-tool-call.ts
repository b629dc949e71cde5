import type { ReactNode } from 'react';

/** Arguments that the model is still writing: any member, at any depth, may be missing or incomplete. */
export type PartialArguments<Value> = Value extends readonly (infer Item)[]
  ? readonly PartialArguments<Item>[]
  : Value extends object
    ? { readonly [Name in keyof Value]?: PartialArguments<Value[Name]> }
    : Value;

// oxlint-disable-next-line typescript/no-explicit-any -- any function, whatever its parameters
type NotInJson = undefined | symbol | ((...args: any) => unknown);

/** A value after a JSON round trip: a `Date` becomes a string, functions and `undefined` are removed. */
export type JsonOf<Value> = unknown extends Value
  ? unknown
  : Value extends { toJSON: () => infer Json }
    ? JsonOf<Json>
    : Value extends NotInJson | void
      ? undefined
      : Value extends readonly unknown[]
        ? { readonly [Index in keyof Value]: JsonOf<Value[Index]> }
        : Value extends object
          ? {
              readonly [Name in keyof Value as Value[Name] extends NotInJson ? never : Name]: JsonOf<
                Value[Name]
              >;
            }
          : Value;

interface CallBase {
  /** Unique in the conversation. */
  readonly callId: string;
  /** The name of the tool. */
  readonly name: string;
}

interface EndedBase<Arguments> extends CallBase {
  /** The parsed part of the arguments, which may be invalid. */
  readonly args: PartialArguments<Arguments>;
}

/**
 * A tool call as `usePersonaTool` passes it to `render`, by `status`. It has the same form for tools of the page, of
 * Anam and of the model's endpoint, and after a reload.
 */
export type PersonaToolCall<Arguments = Record<string, unknown>, Result = unknown> =
  /** The model is writing the arguments. Client mode only, because Anam sends complete arguments. */
  | (EndedBase<Arguments> & { readonly status: 'input-streaming' })
  /** The user has to decide. Without `needsApproval`, no call has this status. */
  | (CallBase & {
      readonly status: 'awaiting-approval';
      readonly args: Arguments;
      /** The reason for the question, if the model's endpoint asked and gave one. */
      readonly question?: string;
      /** Allows or refuses the call. The model receives the reason for a refusal. */
      readonly respond: (approved: boolean, reason?: string) => void;
    })
  | (CallBase & {
      readonly status: 'running';
      readonly args: Arguments;
      /** A preliminary result, if the model's endpoint sends one. */
      readonly result?: Result;
    })
  | (CallBase & { readonly status: 'done'; readonly args: Arguments; readonly result: Result })
  /** `error`: the message that the model received. */
  | (EndedBase<Arguments> & { readonly status: 'failed'; readonly error: string })
  /** The turn ended before there was a result. */
  | (EndedBase<Arguments> & { readonly status: 'cancelled' });

/** The text for one state of a call, or a function of the arguments. */
export type ToolWords<Arguments> = string | ((args: PartialArguments<Arguments>) => string);

/** The texts of a call's card, by state. A missing text is replaced with the tool's name and the state. */
export interface ToolCallLabels<Arguments = Record<string, unknown>> {
  /** For example `'Looking up the weather'`. Also shown while the model writes the arguments. */
  readonly running?: ToolWords<Arguments> | undefined;
  readonly done?: ToolWords<Arguments> | undefined;
  readonly failed?: ToolWords<Arguments> | undefined;
  readonly cancelled?: ToolWords<Arguments> | undefined;
  /** The question of a call that needs approval, for example `'Book this table?'`. */
  readonly approval?: ToolWords<Arguments> | undefined;
}

/** Renders a call in the transcript. */
export type RenderToolCall<Arguments, Result> = (call: PersonaToolCall<Arguments, Result>) => ReactNode;
