import type { Persona, StandardSchema, ToolCall } from '../../core/index.js';
import type { Redaction } from '../reasoning/redaction.js';
import type { RenderToolCall } from './persona-tool-call.js';

/** The inputs for the text of a call. */
export type WordedCall = Pick<ToolCall, 'name' | 'status' | 'arguments'>;

/** How the calls of one tool are shown. */
export interface ToolView {
  readonly parameters: unknown;
  readonly result: StandardSchema | undefined;
  readonly render: RenderToolCall<never, never> | undefined;
  /** The tool's own text for the state of a call; `null` if it has none. */
  readonly wordsOf: (call: WordedCall, redact: Redaction) => string | null;
}

/** The views of a persona's tools. */
export interface ToolViews {
  readonly find: (name: string) => ToolView | undefined;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Set by the first tool with a view, or by the first call that is shown. */
export const toolViews = new WeakMap<Persona, ToolViews>();
