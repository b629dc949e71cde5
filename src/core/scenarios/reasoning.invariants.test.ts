import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { initialCoreState, type CoreState } from '../machine/state.js';
import { sessionRules } from '../machine/session-rules.js';
import { initialPersonaState, type PersonaMode, type PersonaState } from '../machine/persona-state.js';
import { Publisher } from '../runtime/publisher.js';
import type { SessionSignal } from '../ports/session-port.js';
import { resolveSpeech } from '../text/speech-options.js';
import { logItems } from '../machine/logs/grouped-log.js';
import type { PersonaEvent } from '../machine/event.js';
import { transition } from '../machine/transition.js';
import type { Thought } from '../machine/logs/thought.js';
import { ThoughtAssembler } from '../anam/thought-assembler.js';

type Step =
  | { readonly do: 'ask' | 'interrupt' | 'reconnect' | 'speech-ends' | 'model-ends' | 'history' | 'frame' }
  | { readonly do: 'think' | 'write' | 'speak'; readonly text: string }
  /** `told`: whether the matching history event arrives before the chunk, after it, never, or twice. */
  | {
      readonly do: 'chunk';
      readonly id: string;
      readonly text: string;
      readonly end: boolean;
      readonly told: 'before' | 'after' | 'never' | 'twice';
    };

const text = fc.constantFrom('', ' ', 'so', 'I think ', '思考。', '\n\n- x ');
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('ask', 'interrupt', 'speech-ends', 'model-ends').map((kind) => ({ do: kind })),
  },
  { weight: 1, arbitrary: fc.constantFrom('reconnect', 'history').map((kind) => ({ do: kind })) },
  { weight: 3, arbitrary: fc.constant<Step>({ do: 'frame' }) },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constantFrom('think', 'write', 'speak'), text }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('chunk' as const),
      id: fc.constantFrom('a', 'b', 'c'),
      text,
      end: fc.boolean(),
      told: fc.constantFrom('before', 'after', 'never', 'twice'),
    }),
  },
);

/** A machine without a runtime, its service, and the expected result. */
class Walk {
  state: CoreState;
  readonly expected = new Map<string, string>();
  readonly ofTurn = new Map<string, string | null>();
  readonly clientTexts = new Map<string, string>();
  readonly publisher: Publisher;
  published = 0;
  mostInAFrame = 0;
  #frame: (() => void) | null = null;
  #assembler = new ThoughtAssembler();
  #history: { id: string; content: string }[] = [];
  #untied: string[] = [];
  #at = 0;
  #turns = 0;
  #speech = 0;

  constructor(mode: PersonaMode) {
    this.state = initialCoreState(initialPersonaState(mode));
    this.publisher = new Publisher(
      this.state.view,
      (callback) => {
        this.#frame = callback;
        return () => (this.#frame = null);
      },
      (cause) => {
        throw cause;
      },
    );
    this.publisher.store.subscribe(() => (this.published += 1));
    this.connect();
  }

  dispatch(event: PersonaEvent): void {
    this.#at += 100;
    const limits = { sessionMs: null, idleMs: null, hiddenMs: null, warningMs: 0 };
    const settings = {
      inputPolicy: 'interrupt',
      speech: resolveSpeech(),
      maxToolRounds: 8,
      limits,
      greeting: '',
    };
    const cues = { loaded: () => null, load: () => true };
    const context = { at: this.#at, timeouts: { startMs: 1 }, cues };
    this.state = transition(this.state, event, context, (draft, each, at) =>
      sessionRules(draft, each, { ...settings, ...context, at } as never),
    ).state;
    freeze(this.state.view);
    this.publisher.publish(this.state.view);
    this.#tie();
  }

  frame(): void {
    const before = this.published;
    const run = this.#frame;
    this.#frame = null;
    run?.();
    this.mostInAFrame = Math.max(this.mostInAFrame, this.published - before);
  }

  connect(): void {
    this.#assembler = new ThoughtAssembler();
    this.#history = [];
    this.#untied = [];
    this.dispatch({ type: 'session/start' });
    this.dispatch({ type: 'code/loaded' });
    this.dispatch({ type: 'session/authorized', attempt: this.#attempt, credentials: 't' });
    const live: SessionSignal[] = [
      { type: 'established' },
      { type: 'ready', sessionId: 's' },
      { type: 'media', stream: {} as never },
      { type: 'channel-open' },
    ];
    live.forEach((signal) => this.signal(signal));
  }

  signal(signal: SessionSignal): void {
    const newTurnId = `turn-${(this.#turns += 1)}`;
    this.dispatch({ type: 'session/signalled', attempt: this.#attempt, signal, newTurnId });
  }

  perform(next: Step): void {
    const { running } = this.state.control;
    switch (next.do) {
      case 'ask':
        return this.dispatch({
          type: 'turn/ask',
          turnId: `turn-${(this.#turns += 1)}`,
          text: 'Why?',
          source: 'text',
        });
      case 'interrupt':
        return this.dispatch({ type: 'turn/interrupt' });
      case 'reconnect':
        this.dispatch({ type: 'session/end' });
        return this.connect();
      case 'history':
        return this.#tell();
      case 'frame':
        return this.frame();
      case 'model-ends':
        return this.dispatch({ type: 'model/ended', turnId: running?.id ?? '' });
      case 'think':
        return this.#think(next.text);
      case 'write': {
        const part = { type: 'text-delta', text: next.text } as const;
        return this.dispatch({ type: 'model/produced', turnId: running?.id ?? '', part });
      }
      case 'speak':
      case 'speech-ends': {
        const endOfSpeech = next.do === 'speech-ends';
        if (endOfSpeech) this.#speech += 1;
        const content = next.do === 'speak' ? next.text : '';
        const chunk = { messageId: `m${this.#speech}`, role: 'persona', content, endOfSpeech } as const;
        return this.signal({ type: 'speech', chunk: { ...chunk, interrupted: false } });
      }
      case 'chunk':
        return this.#chunk(next);
    }
  }

  get #attempt(): number {
    return this.state.control.session.attempt;
  }

  #think(delta: string): void {
    const { running } = this.state.control;
    if (running?.by === 'model' && running.writing) {
      this.clientTexts.set(running.id, (this.clientTexts.get(running.id) ?? '') + delta);
    }
    const part = { type: 'reasoning-delta', text: delta } as const;
    this.dispatch({ type: 'model/produced', turnId: running?.id ?? '', part });
  }

  #chunk({ id, text: content, end, told }: Extract<Step, { do: 'chunk' }>): void {
    const record = this.#history.find((each) => each.id === id);
    if (record) record.content += content;
    else this.#history.push({ id, content });
    const key = `session-${this.#attempt}:${id}`;
    const whole = (this.expected.get(key) ?? '') + content;
    if (whole !== '') this.expected.set(key, whole);
    if (whole !== '' && !this.ofTurn.has(key)) {
      this.ofTurn.set(key, this.state.control.running?.id ?? null);
      if (!this.state.control.running) this.#untied.push(key);
    }
    if (told === 'before') this.#tell();
    const change = this.#assembler.chunk({ id, content, endOfThought: end });
    this.signal({ type: 'thoughts', changes: [change] });
    if (told === 'after' || told === 'twice') this.#tell();
    if (told === 'twice') this.#tell();
  }

  /**
   * Reports the history. A history event before its chunk contains only what a real SDK could send: it includes the
   * chunk, which follows immediately.
   */
  #tell(): void {
    this.signal({ type: 'thoughts', changes: this.#assembler.history(this.#history) });
  }

  #tie(): void {
    const { running } = this.state.control;
    if (running?.by !== 'service') return;
    for (const key of this.#untied.splice(0)) this.ofTurn.set(key, running.id);
  }

  get thoughts(): Thought[] {
    return logItems(this.state.view.reasoning);
  }
}

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  Object.values(value).forEach(freeze);
}

/** Checks R1 and R2. */
function checkThoughts(walk: Walk): void {
  const { thoughts } = walk;
  expect(new Set(thoughts.map(({ id }) => id)).size).toBe(thoughts.length);
  const server = thoughts.filter(({ source }) => source === 'server');
  expect(server.map(({ id, text: shown }) => [id, shown])).toEqual([...walk.expected]);
  for (const { id, turnId } of server) expect([id, turnId]).toEqual([id, walk.ofTurn.get(id)]);
  const client = new Map<string, string>();
  for (const { source, turnId, text: shown } of thoughts) {
    if (source === 'client' && turnId !== null) client.set(turnId, (client.get(turnId) ?? '') + shown);
  }
  const wanted = [...walk.clientTexts].filter(([, shown]) => shown !== '');
  expect(client).toEqual(new Map(wanted));
  for (const { status, endedAt } of thoughts) expect(status === 'streaming').toBe(endedAt === null);
  const running = walk.state.control.running?.id ?? null;
  for (const thought of thoughts) {
    if (thought.status === 'streaming' && thought.turnId !== null) expect(thought.turnId).toBe(running);
  }
}

/** Checks R3 and R5: unchanged items keep their identity, and nothing disappears or gets shorter. */
function checkSuccession(before: PersonaState, after: PersonaState): void {
  const now = new Map(logItems(after.reasoning).map((thought) => [thought.id, thought]));
  for (const thought of logItems(before.reasoning)) {
    const next = now.get(thought.id);
    expect(next?.text.startsWith(thought.text)).toBe(true);
    if (JSON.stringify(next) === JSON.stringify(thought)) expect(next).toBe(thought);
  }
  if (JSON.stringify(after.reasoning) === JSON.stringify(before.reasoning)) {
    expect(after.reasoning).toBe(before.reasoning);
  }
}

describe('R1 to R5: thoughts', () => {
  it.each<PersonaMode>(['client', 'server'])('hold in any order of events (%s mode)', (mode) => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 25 }), (steps) => {
        const walk = new Walk(mode);
        for (const each of steps) {
          const before = walk.state.view;
          walk.perform(each);
          checkSuccession(before, walk.state.view);
        }
        checkThoughts(walk);
        // R4: published at most once per frame, and always the latest state.
        expect(walk.mostInAFrame).toBeLessThanOrEqual(1);
        walk.publisher.close();
        expect(walk.publisher.store.getState()).toBe(walk.state.view);
      }),
      { numRuns: 5_000 },
    );
  });
});
