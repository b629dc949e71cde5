import { expect, it } from 'vitest';
import { answerPartRules } from '../machine/answer/answer-parts.js';
import type { TransitionContext, TransitionSettings } from '../machine/context.js';
import type { Draft } from '../machine/draft.js';
import type { PersonaEvent } from '../machine/event.js';
import { modeRules } from '../machine/session/mode-transition.js';
import { updateRules } from '../machine/session/persona-update.js';
import { cueRules } from '../machine/speech/cue-rules.js';
import { handover } from '../machine/turn/handover.js';
import { initialPersonaState, type PersonaMode } from '../machine/persona-state.js';
import { sessionRules } from '../machine/session-rules.js';
import { initialCoreState, type CoreState } from '../machine/state.js';
import { transition } from '../machine/transition.js';
import { resolveSpeech } from '../text/speech-options.js';
import { changesBetween, tellEffect, type ToldState } from './tell-state.js';

interface Setting extends Partial<TransitionSettings> {
  readonly mode?: PersonaMode;
  readonly online?: boolean;
}

/** One row of the contract: after these events, this event has exactly these results. */
interface Row {
  /** The title of the test. */
  readonly it: string;
  /** The earlier events, from the initial state on, all at time 0. */
  readonly given: readonly PersonaEvent[];
  readonly when: PersonaEvent;
  /** The time of the event, ms. @default 0 */
  readonly at?: number;
  readonly with?: Setting;
  /** All changes to the state. */
  readonly changes?: Partial<ToldState>;
  /** The effects, in order. Without `changes` and `effects`, the state object stays the same and there is no effect. */
  readonly effects?: readonly string[];
}

const settings: TransitionSettings & Pick<TransitionContext, 'online' | 'answerParts' | 'updates' | 'cues'> =
  {
    inputPolicy: 'interrupt',
    speech: resolveSpeech(),
    greeting: '',
    microphone: false,
    maxToolRounds: 8,
    timeouts: { startMs: 20_000, microphoneMs: 20_000, answerMs: 20_000 },
    reconnectAttempts: 6,
    limits: { sessionMs: null, idleMs: null, hiddenMs: null, warningMs: 30_000 },
    modeRules,
    handover,
    online: true,
    answerParts: answerPartRules,
    updates: updateRules,
    cues: { loaded: () => cueRules, load: () => true },
  };

const otherMode = (mode: PersonaMode) => (mode === 'client' ? 'server' : 'client');

/** The effects of a session that goes live, before any speech. */
export const goingLive = (mode: PersonaMode = 'client'): string[] => [
  `promise/resolve mode ${mode}`,
  `promise/reject mode ${otherMode(mode)} session-stopped`,
  'timer/clear start',
  'timer/set signalling 250',
  'promise/resolve start',
  'timer/clear link',
];

/** The effects that end everything in an open session, before its error is reported. */
export const lettingGo = (attempt = 1, mode: PersonaMode = 'client'): string[] => [
  'timer/end attempt',
  `session/close ${attempt}`,
  `promise/reject mode ${mode} session-stopped`,
  `promise/reject mode ${otherMode(mode)} session-stopped`,
  'timer/clear microphone',
  'timer/clear microphone-hold',
  'timer/end session',
];

/** The pure machine without a runtime. The rows set the clock, and writing to the state throws. */
class Machine {
  state: CoreState;
  readonly #context: typeof settings;
  #hasRules = false;

  constructor({ mode = 'client', ...given }: Setting) {
    this.#context = { ...settings, ...given };
    this.state = deepFreeze(initialCoreState(initialPersonaState(mode, ['client', 'server'])));
  }

  /** Performs one step. As in the runtime, the session rules apply as soon as their code is loaded. */
  step(event: PersonaEvent, at: number): string[] {
    this.#hasRules ||= event.type === 'code/loaded';
    const context = { ...this.#context, at };
    const rules = this.#hasRules
      ? (draft: Draft, each: PersonaEvent) => sessionRules(draft, each, context)
      : null;
    const next = transition(this.state, deepFreeze(event), context, rules);
    this.state = deepFreeze(next.state);
    return next.effects.map(tellEffect);
  }
}

/** Runs one test for each row. `common` applies to all rows. */
export function itFollows(rows: readonly Row[], common: Setting = {}): void {
  const titled = rows.map((row) => [row.it, { ...row, with: { ...common, ...row.with } }] as const);
  it.each(titled)('%s', (_, row) => expectRow(row));
}

function expectRow({ given, when, at = 0, with: setting = {}, changes, effects }: Row): void {
  const machine = new Machine(setting);
  for (const event of given) machine.step(event, 0);
  const before = machine.state;
  const happened = machine.step(when, at);
  const changed = changesBetween(before, machine.state);
  expect({ changes: changed, effects: happened }).toEqual({ changes: changes ?? {}, effects: effects ?? [] });
  // Readers of the store are not notified if nothing changed.
  if (!changes && !effects) expect(machine.state).toBe(before);
}

/** Freezes a state, except for a turn's offsets: their versions share one list that grows at its end. */
function deepFreeze<Value>(value: Value, name = ''): Value {
  if (typeof value !== 'object' || value === null || name === 'spans' || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const [key, each] of Object.entries(value)) deepFreeze(each, key);
  return value;
}
