import { expect, it } from 'vitest';
import { answerPartRules } from '../machine/answer/answer-parts.js';
import type { TransitionContext, TransitionSettings } from '../machine/context.js';
import type { Draft } from '../machine/draft.js';
import type { PersonaEvent } from '../machine/event.js';
import { modeRules } from '../machine/session/mode-transition.js';
import { updateRules } from '../machine/session/persona-update.js';
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

/** One line of the contract: after these events, this one has exactly these consequences. */
interface Row {
  /** The title of the test. */
  readonly it: string;
  /** What happened since the initial state, all of it at time 0. */
  readonly given: readonly PersonaEvent[];
  readonly when: PersonaEvent;
  /** When it happens, ms. @default 0 */
  readonly at?: number;
  readonly with?: Setting;
  /** What changes, and nothing else does. */
  readonly changes?: Partial<ToldState>;
  /** In their order. Without these two: the same state object and no effect. */
  readonly effects?: readonly string[];
}

const settings: TransitionSettings & Pick<TransitionContext, 'online' | 'answerParts' | 'updates'> = {
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
};

const otherMode = (mode: PersonaMode) => (mode === 'client' ? 'server' : 'client');

/** The effects by which a session becomes live, before anything is said. */
export const goingLive = (mode: PersonaMode = 'client'): string[] => [
  `promise/resolve mode ${mode}`,
  `promise/reject mode ${otherMode(mode)} session-stopped`,
  'timer/clear start',
  'timer/set signalling 250',
  'promise/resolve start',
  'timer/clear link',
];

/** The effects by which everything of an open session ends, before its error is reported. */
export const lettingGo = (attempt = 1, mode: PersonaMode = 'client'): string[] => [
  'timer/end attempt',
  `session/close ${attempt}`,
  `promise/reject mode ${mode} session-stopped`,
  `promise/reject mode ${otherMode(mode)} session-stopped`,
  'timer/clear microphone',
  'timer/clear microphone-hold',
  'timer/end session',
];

/** The pure machine: no runtime, a clock that the rows set, and a state that throws when something writes to it. */
class Machine {
  state: CoreState;
  readonly #context: typeof settings;
  #hasRules = false;

  constructor({ mode = 'client', ...given }: Setting) {
    this.#context = { ...settings, ...given };
    this.state = deepFreeze(initialCoreState(initialPersonaState(mode, ['client', 'server'])));
  }

  /** As in the runtime, the rules of sessions are there from the moment in which their code is loaded. */
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

/** A test for each row, titled by it; `common` holds for all of them. */
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
  // Whoever reads the store is not told of what did not happen.
  if (!changes && !effects) expect(machine.state).toBe(before);
}

/** All but the offsets of a turn: its versions share one list, which grows at its end and is read up to a count. */
function deepFreeze<Value>(value: Value, name = ''): Value {
  if (typeof value !== 'object' || value === null || name === 'spans' || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const [key, each] of Object.entries(value)) deepFreeze(each, key);
  return value;
}
