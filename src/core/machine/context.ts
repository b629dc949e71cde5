import type { PersonaError } from '../../internal/persona-error.js';
import type { LlmPart } from '../../llm/llm-adapter.js';
import type { SpokenPiece } from '../text/projector/speech-projector.js';
import type { SpeechSettings } from '../text/speech-options.js';
import type { PersonaCommand } from './command.js';
import type { Draft } from './draft.js';
import type { PersonaEvent } from './event.js';
import type { ToolCall } from './logs/tool-call.js';
import type { PersonaMode, PersonaState } from './persona-state.js';
import type { ContextNote } from './state.js';
import type { AppTurn, ModelTurn } from './turn/turn-record.js';
import type { LimitSettings } from './session/session-limits.js';

/** What happens to input that arrives during a turn. */
export type InputPolicy = 'interrupt' | 'queue' | 'reject';

export interface TimeoutSettings {
  readonly startMs: number;
  readonly microphoneMs: number;
  /** How long Anam's model may take to start an answer before its absence is reported. */
  readonly answerMs: number;
}

/** Settings that transitions read. They do not change during the persona's life. Times are in ms. */
export interface TransitionSettings {
  readonly inputPolicy: InputPolicy;
  readonly speech: SpeechSettings;
  /** Spoken in client mode when the first session of a conversation goes live. Empty: no greeting. */
  readonly greeting: string;
  /** Whether a session asks for the microphone. */
  readonly microphone: boolean;
  /** How many times a model may call tools in one turn before it must answer without them. */
  readonly maxToolRounds: number;
  readonly timeouts: TimeoutSettings;
  /** How many new sessions are attempted after a lost one. */
  readonly reconnectAttempts: number;
  readonly limits: LimitSettings;
  /** The rules for switching the mode; `null` for a persona with one mode. */
  readonly modeRules: ModeRules | null;
  /** Writes the conversation so far for Anam's model; `null` for a persona without server mode. */
  readonly handover: Handover | null;
}

/** The input of the rules that apply without a session. */
export interface RestContext {
  /** The clock's time, ms since the epoch. */
  readonly at: number;
  readonly timeouts: Pick<TimeoutSettings, 'startMs'>;
}

export interface TransitionContext extends TransitionSettings, RestContext {
  readonly timeouts: TimeoutSettings;
  /** Whether the browser reports a network connection. */
  readonly online: boolean;
  /** The rules for rare parts of an answer, or `null` until they are loaded with the first such part. */
  readonly answerParts: AnswerPartRules | null;
  /** The rules for updates of the settings, or `null` until they are loaded with the first one. */
  readonly updates: UpdateRules | null;
  /** The rules for tags in the model's text. */
  readonly cues: CuesOnDemand;
}

/** Loads the rules for tags in the model's text. */
export interface CuesOnDemand {
  /** The rules, or `null` until they are loaded. */
  readonly loaded: () => CueRules | null;
  /** Starts to load them. Returns false if they could not be loaded. */
  readonly load: () => boolean;
}

/** The rules for tags such as `[happy]` in the model's text. */
export interface CueRules {
  /** Takes the tags out of a piece of the answer, and shows the rest. */
  take(draft: Draft, text: string, isLast: boolean, show: (text: string) => void): void;
  /** Returns the spoken pieces with the tags, for a voice that reads them as an expression. */
  spoken(draft: Draft, turn: ModelTurn | AppTurn, pieces: readonly SpokenPiece[]): readonly SpokenPiece[];
  /** Sends cues when their word is spoken. Applied to every event, after the other rules. */
  follow(draft: Draft, event: PersonaEvent, context: Pick<TransitionContext, 'speech' | 'at'>): void;
}

/** The rules for updating settings during a session. Applied to every event, after the other rules. */
export type UpdateRules = (draft: Draft, event: PersonaEvent) => void;

/** The rules for switching between the modes. Loaded with the session code if the persona has both modes. */
export interface ModeRules {
  /** Begins a switch. An open session is replaced by a new one. */
  change(draft: Draft, mode: PersonaMode, startMs: number, at: number): void;
  /** Ends the switch, because the session is live. */
  end(draft: Draft): void;
  /** Handles a failed switch. @returns whether the persona goes back to the mode that worked */
  goBack(draft: Draft, cause: PersonaError, startMs: number, at: number): boolean;
  /** Waits if the old session still occupies the slot. @returns whether the new session is tried again */
  waitForSlot(draft: Draft, error: PersonaError): boolean;
  retrySlot(draft: Draft, at: number): void;
  /** Undoes the switch, because the session ended during it. */
  forget(draft: Draft): void;
}

/** Returns the conversation so far as a message, without the turns in `asked`; `null` if there is nothing. */
export type Handover = (
  view: Pick<PersonaState, 'transcript'>,
  notes: readonly ContextNote[],
  asked: ReadonlySet<string>,
  maxBytes: number,
) => string | null;

/** Parts that most answers do not contain. Their rules are loaded with the first such part. */
export type RarePart = Exclude<
  LlmPart,
  { readonly type: 'text-delta' | 'refusal-delta' | 'reasoning-delta' | 'usage' | 'finish' }
>;

/** The rules for parts that most answers do not contain. */
export interface AnswerPartRules {
  accept(draft: Draft, turn: ModelTurn, part: RarePart, context: TransitionContext): void;
  /** Handles the end of an answer. @returns whether the endpoint asked for an approval in this answer */
  end(draft: Draft, turn: ModelTurn, at: number): boolean;
  /** Handles the user's decision about a call that the endpoint runs. */
  respond(
    draft: Draft,
    call: ToolCall,
    response: Extract<PersonaCommand, { type: 'tool/respond' }>,
    context: TransitionContext,
  ): void;
  /** Runs all calls of the answer at the same time, unless the model has no tool rounds left (`mayRun`). */
  beginToolRound(draft: Draft, turn: ModelTurn, mayRun: boolean, at: number): void;
  /** Handles the start of a page tool, and plans the phrase that is spoken if it takes long. */
  markToolStarted(draft: Draft, callId: string, started: ToolStart, at: number): void;
  /** Handles a page tool that waits for the user. */
  markAwaitingApproval(draft: Draft, callId: string): void;
  /** Sets the timer for the next phrase. */
  planFiller(draft: Draft, at: number): void;
  /** Speaks the phrase that is due. */
  speakFiller(draft: Draft, context: TransitionContext): void;
}

/** The phrase of a tool that has started, if it has one. */
export interface ToolStart {
  readonly filler: string | null;
  readonly fillerAfterMs: number;
}
