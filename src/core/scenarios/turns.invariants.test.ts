import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentText } from '../../llm/content-text.js';
import { personaHarness, type PersonaHarness } from '../testing/persona-harness.js';
import { settle } from '../testing/settle.js';

/** One external action. A walk performs many of them in any order. */
type Action =
  | {
      do:
        | 'ask'
        | 'speak'
        | 'interrupt'
        | 'end'
        | 'down'
        | 'up'
        | 'duplicate'
        | 'service-interrupts'
        | 'speech-ends';
    }
  | { do: 'think' | 'write'; text: string }
  | { do: 'say-words'; count: number }
  | { do: 'wait'; ms: number }
  | { do: 'late-chunk' }
  | { do: 'lose' }
  | { do: 'come' };

const words = fc.stringMatching(/^[a-z]{1,6} $/);
const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom<Action>({ do: 'ask' }, { do: 'speak' }, { do: 'interrupt' }, { do: 'end' }),
  },
  { weight: 2, arbitrary: fc.constantFrom<Action>({ do: 'down' }, { do: 'up' }, { do: 'duplicate' }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Action>(
      { do: 'service-interrupts' },
      { do: 'speech-ends' },
      { do: 'late-chunk' },
    ),
  },
  { weight: 2, arbitrary: fc.constantFrom<Action>({ do: 'lose' }, { do: 'come' }, { do: 'come' }) },
  { weight: 6, arbitrary: words.map((text): Action => ({ do: 'write', text })) },
  { weight: 3, arbitrary: words.map((text): Action => ({ do: 'think', text: `<${text.trim()}>` })) },
  {
    weight: 4,
    arbitrary: fc.integer({ min: 1, max: 3 }).map((count): Action => ({ do: 'say-words', count })),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(50, 200, 11_000, 30_000).map((ms): Action => ({ do: 'wait', ms })),
  },
);

/** The service: speaks the text of each talk stream in order. */
class Service {
  #said = new Map<string, number>();
  utterances = 0;
  constructor(private readonly h: PersonaHarness) {}

  #last(): { id: string; text: string } | null {
    const ids = this.h.client.sent.flatMap((frame) => (frame.type === 'talk' ? [frame.correlationId] : []));
    const id = ids.at(-1);
    if (id === undefined) return null;
    const text = this.h.client.sent
      .map((frame) => (frame.type === 'talk' && frame.correlationId === id ? frame.content : ''))
      .join('');
    return { id, text };
  }

  say(count: number): void {
    const last = this.#last();
    if (!last) return;
    const said = this.#said.get(last.id) ?? 0;
    const next = last.text.split(/(?<= )/u).slice(said, said + count);
    this.#said.set(last.id, said + next.length);
    for (const word of next) this.h.client.personaSpoke(`m-${last.id}`, word, { correlationId: last.id });
  }

  endSpeech(interrupted: boolean): void {
    const last = this.#last();
    if (!last) return;
    if (interrupted) this.h.client.interruptTalk(last.id);
    this.h.client.personaSpoke(`m-${last.id}`, '', {
      correlationId: last.id,
      endOfSpeech: true,
      interrupted,
    });
  }
}

async function perform(h: PersonaHarness, service: Service, step: Action): Promise<void> {
  switch (step.do) {
    case 'ask':
      return void h.persona.ask('question');
    case 'speak':
      return h.client.userSpoke(`u${(service.utterances += 1)}`, 'spoken question');
    case 'duplicate':
      return h.client.userSpoke(`u${service.utterances}`, 'spoken question');
    case 'interrupt':
      return h.persona.interrupt();
    case 'write':
      return h.model.text(step.text);
    case 'think':
      return h.model.think(step.text);
    case 'end':
      return h.model.end();
    case 'say-words':
      return service.say(step.count);
    case 'speech-ends':
      return service.endSpeech(false);
    case 'service-interrupts':
      return service.endSpeech(true);
    case 'late-chunk':
      return h.client.personaSpoke('m-turn-none', 'ghost ');
    case 'down':
      h.client.signallingOpen = false;
      return h.clock.advance(300);
    case 'up':
      h.client.signallingOpen = true;
      return h.clock.advance(300);
    case 'wait':
      return h.clock.advance(step.ms);
    case 'lose':
      return h.client.emit('CONNECTION_CLOSED', 'CONNECTION_CLOSED_CODE_WEBRTC_FAILURE');
    case 'come':
      return comeBack(h);
  }
}

/** The next requested session becomes live. */
async function comeBack(h: PersonaHarness): Promise<void> {
  h.clock.advance(16_000);
  await settle();
  if (h.client.stopped === 0 && h.state.session.status !== 'live')
    h.client.goLive(`session-${h.clients.length}`);
  await settle();
}

function checkTranscript(h: PersonaHarness, heardBefore: Map<string, string>): void {
  const { messages } = h;
  const order = messages.map((message) => message.turnIndex * 2 + (message.role === 'user' ? 0 : 1));
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  expect(new Set(messages.map((message) => message.id)).size).toBe(messages.length);
  for (const message of h.answers) {
    expect(message.written.startsWith(message.heard)).toBe(true);
    expect(message.heard.length).toBeGreaterThanOrEqual(heardBefore.get(message.id)?.length ?? 0);
    expect(message.written).not.toContain('<');
    heardBefore.set(message.id, message.heard);
  }
}

/** The text of a turn that each session received, in order. */
const sentOf = (h: PersonaHarness, turnId: string): string[] =>
  h.clients
    .map(({ sent }) =>
      sent
        .map((frame) =>
          frame.type === 'talk' && frame.correlationId.startsWith(`${turnId}.`) ? frame.content : '',
        )
        .join(''),
    )
    .filter((text) => text !== '');

/**
 * U3: the text that was sent to a turn's streams is a prefix of its written text, and all of it when the turn is done.
 * A session that replaces a lost one continues at or before the position that the lost one had reached.
 */
function checkTalk(h: PersonaHarness): void {
  const asked = new Set(h.messages.flatMap((message) => (message.role === 'user' ? [message.turnId] : [])));
  for (const message of h.answers.filter(({ turnId }) => asked.has(turnId))) {
    const { written, heard, status, turnId } = message;
    let reached = 0;
    for (const text of sentOf(h, turnId)) {
      expect(text).not.toContain('<');
      const start = written.lastIndexOf(text, reached);
      expect(start).toBeGreaterThanOrEqual(0);
      reached = Math.max(reached, start + text.length);
    }
    if (status === 'done') expect(written.slice(reached).trim()).toBe('');
    expect(heard.length <= reached || status === 'done').toBe(true);
  }
}

function checkHistory(h: PersonaHarness): void {
  for (const {
    request: { messages },
  } of h.model.runs) {
    expect(messages.at(-1)?.role).toBe('user');
    for (const message of messages) {
      const { role } = message;
      const content = contentText(message.content);
      expect(content.trim()).not.toBe('');
      expect(content).not.toContain('<');
      // Only the ghost speaks without a question. We sent all other speech.
      const talked = h.clients.map((client) => client.talked).join('');
      if (role === 'assistant') expect(`${talked}ghost`).toContain(content.trim().split(' ')[0]);
    }
  }
}

describe('the invariants of turns, speech and transcript', () => {
  it.each(['interrupt', 'queue'] as const)('hold in any order of events (policy %s)', async (inputPolicy) => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 5, maxLength: 60 }), async (steps) => {
        const h = personaHarness({
          advanced: { inputPolicy },
          limits: { idleSeconds: false },
          reconnect: { maxAttempts: 1000 },
        });
        await h.live();
        const service = new Service(h);
        const heard = new Map<string, string>();
        for (const step of steps) {
          await perform(h, service, step);
          checkTranscript(h, heard);
          checkTalk(h);
        }
        checkHistory(h);
        // U4: an abandoned run is aborted, and causes no error.
        for (const run of h.model.runs.slice(0, -1)) expect(run.signal.aborted || run.finished).toBe(true);
        // The ghost looks like Anam's own model.
        const expected = ['llm-empty', 'config-other-model'];
        expect(h.errors.filter(({ code }) => !expected.includes(code))).toEqual([]);
        const turns = new Set(
          h.messages.filter((message) => message.role === 'user').map((message) => message.turnId),
        );
        expect(turns.size).toBe(h.messages.filter((message) => message.role === 'user').length);
      }),
      { numRuns: 300 },
    );
  });

  it('S2: a stop at any moment leaves no timer, no listener, and a stopped client', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 20 }), fc.nat(4), async (steps, phase) => {
        const h = personaHarness({ devices: { microphone: true } });
        const started = h.persona.start();
        started.catch(() => undefined);
        if (phase > 0) await settle();
        if (phase > 1) h.client.answerSession();
        if (phase > 2) h.client.goLive();
        if (phase > 3) for (const step of steps) await perform(h, new Service(h), step);
        const stop = h.persona.end();
        await settle();
        h.frame();
        await stop;
        await settle();
        expect(h.clock.pending).toBe(0);
        expect(h.frames).toHaveLength(0);
        expect(phase === 0 || h.microphone.closed).toBe(true);
        for (const client of h.clients) expect(client.stopped).toBeGreaterThan(0);
        expect(h.state.session).toMatchObject({ status: 'ended', reason: 'user' });
      }),
      { numRuns: 100 },
    );
  });
});
