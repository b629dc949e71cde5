import type { LlmPart } from '../../../llm/llm-adapter.js';
import type { PersonaCommand } from '../command.js';
import type { TransitionContext } from '../context.js';
import type { Draft } from '../draft.js';
import type { ToolCall } from '../logs/tool-call.js';
import type { ModelTurn } from '../turn/turn-record.js';

/** The parts that most answers do not have. Their rules are loaded with the first of them. */
export type RarePart = Exclude<
  LlmPart,
  { readonly type: 'text-delta' | 'refusal-delta' | 'reasoning-delta' | 'usage' | 'finish' }
>;

/** The rules for those parts. */
export interface AnswerPartRules {
  accept(draft: Draft, turn: ModelTurn, part: RarePart, context: TransitionContext): void;
  /** The answer is over. @returns whether the endpoint asked for an approval in it */
  end(draft: Draft, turn: ModelTurn, at: number): boolean;
  /** The user allows or refuses a call that the endpoint will run. */
  respond(
    draft: Draft,
    call: ToolCall,
    response: Extract<PersonaCommand, { type: 'tool/respond' }>,
    context: TransitionContext,
  ): void;
}
