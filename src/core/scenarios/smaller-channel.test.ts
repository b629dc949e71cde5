/** What was accepted before the size limit of the data channel was known, when the channel turns out to carry less. */
import { describe, expect, it } from 'vitest';
import { logItems } from '../machine/logs/grouped-log.js';
import { personaHarness, type PersonaHarness } from '../testing/persona-harness.js';
import { settle } from '../testing/settle.js';

const server = { mode: 'server', serverLlmId: 'mine' } as const;
const MAX_BYTES = 16_384;
const long = 'x'.repeat(60_000);

const sentTo = (h: PersonaHarness) => h.client.sent.map((frame) => frame.type);
const written = (h: PersonaHarness) =>
  logItems(h.state.transcript).map((message) => (message.role === 'user' ? message.text : message.written));

async function askWhileConnecting(h: PersonaHarness, text: string) {
  void h.persona.start();
  await settle();
  const turn = h.persona.ask(text);
  await settle();
  return turn;
}

async function open(h: PersonaHarness, maxMessageSize = MAX_BYTES) {
  h.client.peer.sctp.maxMessageSize = maxMessageSize;
  h.client.goLive();
  h.frame();
  await settle();
}

describe('a question that waited for the data channel', () => {
  it('fails with its own error if the channel carries less, and stays in the transcript', async () => {
    const h = personaHarness(server);
    const turn = await askWhileConnecting(h, long);
    await open(h);
    expect(await h.outcome(turn)).toBe('failed');
    expect(h.state.turn).toMatchObject({
      status: 'ended',
      error: { code: 'turn-too-long', data: { maxBytes: MAX_BYTES - 2_000 } },
    });
    expect(h.errors.map(({ code }) => code)).toEqual(['turn-too-long']);
    expect(sentTo(h)).toEqual([]);
    expect(written(h)).toEqual([long]);
  });

  it('sets no watch for an answer of the model', async () => {
    const h = personaHarness(server);
    await askWhileConnecting(h, long);
    await open(h);
    h.clock.advance(120_000);
    await settle();
    expect(h.errors.map(({ code }) => code)).toEqual(['turn-too-long']);
  });

  it('does not get the speech that follows', async () => {
    const h = personaHarness(server);
    const turn = await askWhileConnecting(h, long);
    await open(h);
    h.client.personaSpoke('greeting', 'Hello. ', { endOfSpeech: true });
    await settle();
    const [question, greeting] = logItems(h.state.transcript);
    expect(question).toMatchObject({ turnId: turn.id, role: 'user' });
    expect(greeting).toMatchObject({ role: 'persona', written: 'Hello. ' });
    expect(greeting?.turnId).not.toBe(turn.id);
  });

  it('lets the next question through', async () => {
    const h = personaHarness({ ...server, advanced: { inputPolicy: 'queue' } });
    const turn = await askWhileConnecting(h, long);
    const next = h.persona.ask('short');
    await open(h);
    expect(await h.outcome(turn)).toBe('failed');
    expect(h.client.sent).toEqual([{ type: 'user-message', content: 'short' }]);
    expect(await h.outcome(next)).toBe('pending');
  });

  it('fails in a renewed session that carries less than the lost one', async () => {
    const h = personaHarness(server);
    await h.live();
    const turn = h.persona.ask(long);
    await settle();
    h.client.emit('CONNECTION_CLOSED', 'CONNECTION_CLOSED_CODE_SIGNALLING_CLIENT_CONNECTION_FAILURE');
    await settle();
    h.clock.advance(500);
    await settle();
    await open(h);
    expect(await h.outcome(turn)).toBe('failed');
    expect(sentTo(h)).toEqual([]);
  });

  it('is sent whole if it fits', async () => {
    const h = personaHarness(server);
    const turn = await askWhileConnecting(h, long);
    await open(h, 262_144);
    expect(h.client.sent).toEqual([{ type: 'user-message', content: long }]);
    expect(await h.outcome(turn)).toBe('pending');
  });
});

describe('the earlier conversation for Anam’s model', () => {
  // Three bytes each: 6,000 characters take 18,000 bytes.
  it.each(['語', '\u0001', '"'])('is shortened to what the channel carries: %j', async (sign) => {
    const h = personaHarness(server);
    void h.persona.start();
    await settle();
    for (let note = 0; note < 6; note += 1) h.persona.addContext(sign.repeat(1_400));
    h.persona.addContext('The latest note.');
    await open(h, 8_000);
    const [context] = h.client.sent;
    if (context?.type !== 'context') throw new Error('no context was sent');
    expect(context.content).toContain('Note: The latest note.');
    expect(new TextEncoder().encode(JSON.stringify(context.content)).length).toBeLessThanOrEqual(6_000);
  });
});
