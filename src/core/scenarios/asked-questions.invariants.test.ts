// Every question is answered or interrupted, whatever the order of the steps of switches, service, model and clock.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { LlmAdapter, LlmPart, LlmRequest } from '../../llm/llm-adapter.js';
import type { InputPolicy } from '../machine/context.js';
import type { TurnOutcome } from '../machine/turn/turn-state.js';
import { personaHarness } from '../testing/persona-harness.js';
import { settle } from '../testing/settle.js';
import { SteppedClient } from '../testing/stepped-client.js';
import { SteppedEvents } from '../testing/stepped-events.js';

const ORDERS = Number(process.env.ORDERS ?? 400);
/**
 * Longer than any wait between two events: an interruption is confirmed after 150 ms, and a probe follows after 250 ms.
 */
const LONGEST_MS = 2_000;

type Step =
  | { do: 'ask' | 'say' | 'switch' | 'interrupt' | 'frame' | 'signalling' | 'busy' }
  | { do: 'deliver'; choice: number }
  | { do: 'wait'; ms: number }
  | { do: 'ticks'; count: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Step>({ do: 'ask' }) },
  { weight: 3, arbitrary: fc.constant<Step>({ do: 'switch' }) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Step>(
      { do: 'say' },
      { do: 'interrupt' },
      { do: 'frame' },
      { do: 'signalling' },
      { do: 'busy' },
    ),
  },
  { weight: 14, arbitrary: fc.nat(5).map((choice): Step => ({ do: 'deliver', choice })) },
  { weight: 2, arbitrary: fc.constantFrom(60, 150, 300, 1000).map((ms): Step => ({ do: 'wait', ms })) },
  { weight: 8, arbitrary: fc.nat(12).map((count): Step => ({ do: 'ticks', count })) },
);

interface Asked {
  readonly id: string;
  outcome: TurnOutcome | 'pending';
  /** Whether something happened that may interrupt the question. */
  replaced: boolean;
}

class Walk {
  readonly #events = new SteppedEvents();
  readonly #asked: Asked[] = [];
  readonly #policy: InputPolicy;
  readonly #h;
  #runs = 0;

  constructor(policy: InputPolicy, isSlow: boolean) {
    this.#policy = policy;
    this.#h = personaHarness({
      serverLlmId: 'mine',
      llm: { client: this.#model(), server: { llmId: 'mine' } },
      session: ({ mode }) => `${mode}-${(this.#runs += 1)}`,
      advanced: { inputPolicy: policy },
      loadCreateClient: async () => (token) => {
        const client = new SteppedClient(token, this.#events, token.startsWith('server'), isSlow);
        this.#h.clients.push(client);
        return client.asClient;
      },
    });
  }

  async live(): Promise<void> {
    const { persona, frame } = this.#h;
    const started = persona.start();
    await this.#playOn(() => this.#h.state.session.status === 'live');
    frame();
    await started;
  }

  async take(taken: Step): Promise<void> {
    const { persona, clients, clock, frame } = this.#h;
    const client = clients.at(-1);
    switch (taken.do) {
      case 'ask':
      case 'say':
        return this.#ask(taken.do);
      case 'switch':
        for (const turn of this.#asked) turn.replaced ||= !this.#h.state.queuedTurnIds.includes(turn.id);
        return void persona
          .setMode(this.#h.state.mode === 'client' ? 'server' : 'client')
          .catch(() => undefined);
      case 'interrupt':
        for (const turn of this.#asked) turn.replaced = true;
        return persona.interrupt();
      case 'signalling':
        if (client) client.signallingOpen = !client.signallingOpen;
        return;
      case 'busy':
        return client?.refuseSession(
          Object.assign(new Error('busy'), { code: 'CLIENT_ERROR_CODE_MAX_CONCURRENT_SESSIONS_REACHED' }),
        );
      case 'deliver':
        this.#events.deliver(taken.choice);
        return;
      case 'wait':
        return clock.advance(taken.ms);
      case 'frame':
        return frame();
      case 'ticks':
        for (let tick = 0; tick < taken.count; tick += 1) await Promise.resolve();
    }
  }

  /** Stops delaying events, so that every question is answered soon unless something has replaced it. */
  async finish() {
    await this.#playOn(() => this.#asked.every(({ outcome }) => outcome !== 'pending'));
    const { persona, errors, clock, state } = this.#h;
    const unanswered = this.#asked.filter(({ outcome, replaced }) =>
      replaced ? outcome === 'pending' || outcome === 'failed' : outcome !== 'completed',
    );
    const { session, turn, switching } = state;
    const destroyed = persona.destroy();
    await this.#playOn(() => false);
    await destroyed;
    return {
      unanswered: unanswered.map((one) => ({ ...one, session, turn, switching })),
      errors: errors.map(({ code }) => code),
      timers: clock.pending,
      // The service repeats the question, so an answer shows which question it belongs to.
      misplaced: this.#h.answers.filter(({ turnId, written }) => {
        const [asked] = written.match(/Question \d+\?/) ?? [];
        return asked && this.#asked[Number(asked.match(/\d+/)?.[0])]?.id !== turnId;
      }),
    };
  }

  #ask(what: 'ask' | 'say'): void {
    const { persona, state } = this.#h;
    if (state.session.status === 'idle' || state.session.status === 'ended') return;
    if (this.#policy === 'interrupt' && !state.switching)
      for (const turn of this.#asked) turn.replaced = true;
    const { id, ended } = persona[what](`Question ${this.#asked.length}?`);
    const asked: Asked = { id, outcome: 'pending', replaced: false };
    this.#asked.push(asked);
    void ended.then(({ outcome }) => (asked.outcome = outcome));
  }

  async #playOn(isDone: () => boolean): Promise<void> {
    const { clock, clients, frame } = this.#h;
    for (let waited = 0; waited <= LONGEST_MS; waited += 50) {
      for (const client of clients) client.signallingOpen = true;
      do {
        frame();
        await settle();
      } while (this.#events.deliver(0) !== undefined || this.#h.frames.length > 0);
      if (isDone()) return;
      clock.advance(50);
    }
  }

  #model(): LlmAdapter {
    const events = this.#events;
    let runs = 0;
    return {
      name: 'stepped',
      async *stream(_: LlmRequest, { signal }): AsyncGenerator<LlmPart> {
        const run = `model ${(runs += 1)}`;
        const parts: LlmPart[] = [
          { type: 'reasoning-delta', text: 'Hm.' },
          { type: 'text-delta', text: 'One. ' },
          { type: 'text-delta', text: 'Two. ' },
          { type: 'finish', reason: 'stop' },
        ];
        for (const part of parts) {
          await new Promise<void>((resolve) => events.push(run, resolve));
          if (signal.aborted) return;
          yield part;
        }
      },
    };
  }
}

it.each<InputPolicy>(['interrupt', 'queue'])(
  'answers every question (policy: %s)',
  { timeout: 600_000 },
  async (policy) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 4, maxLength: 60 }),
        fc.boolean(),
        async (steps, isSlow) => {
          const walk = new Walk(policy, isSlow);
          await walk.live();
          for (const taken of steps) await walk.take(taken);
          expect(await walk.finish()).toEqual({ unanswered: [], errors: [], timers: 0, misplaced: [] });
        },
      ),
      { numRuns: ORDERS },
    );
  },
);
