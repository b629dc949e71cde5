import { describe, expect, it } from 'vitest';
import { personaHarness, type PersonaHarness } from '../testing/persona-harness.js';
import { settle } from '../testing/settle.js';

const stop = async (h: PersonaHarness) => {
  const stopped = h.persona.end();
  await settle();
  h.frame();
  await stopped;
};

describe('speech events and signalling that come late, twice or in between', () => {
  it('an answer that was held until the session was live has its whole time to be spoken', async () => {
    const h = personaHarness();
    const started = h.persona.start();
    await settle();
    h.persona.ask('a');
    await settle();
    await h.model.text('A long answer that takes a while to be said. '.repeat(10));
    await h.model.end();
    h.clock.advance(9_800);
    h.client.goLive();
    h.frame();
    await started;
    expect(h.client.talked).not.toBe('');
    h.clock.advance(300);
    expect(h.state.turn.status).toBe('speaking');
    expect(h.answers[0]!.heard).toBe('');
  });

  it('so has one that was held until signalling came back', async () => {
    const h = personaHarness();
    await h.live();
    h.persona.ask('a');
    await settle();
    h.client.signallingOpen = false;
    h.clock.advance(300);
    await h.model.text('A long answer.');
    await h.model.end();
    h.clock.advance(9_900);
    h.client.signallingOpen = true;
    h.clock.advance(150);
    expect(h.client.talked).not.toBe('');
    expect(h.state.turn.status).toBe('speaking');
  });

  it('a duplicate end of speech does not end the turn before its second talk stream is spoken', async () => {
    const h = personaHarness();
    await h.live();
    const a = h.persona.ask('a');
    await settle();
    await h.model.text('Hello there. ');
    h.client.personaSpoke('m1', 'Hello there. ', { correlationId: `${a.id}.1` });
    h.clock.advance(10_100);
    await h.model.text('And the rest.');
    await h.model.end();
    h.client.personaSpoke('m1', '', { correlationId: `${a.id}.1`, endOfSpeech: true });
    expect(h.client.talked).toBe('Hello there. And the rest.');
    h.client.personaSpoke('m1', '', { correlationId: `${a.id}.1`, endOfSpeech: true });
    expect(h.state.turn.status).toBe('speaking');
    expect(h.answers[0]!.heard).toBe('Hello there.');
  });

  it('a late end of the first talk stream does not end the second', async () => {
    const h = personaHarness();
    await h.live();
    const a = h.persona.ask('a');
    await settle();
    await h.model.text('Hello there. ');
    h.clock.advance(10_100);
    await h.model.text('And the rest.');
    await h.model.end();
    h.clock.advance(15_000);
    expect(h.client.talked).toBe('Hello there. And the rest.');
    h.client.personaSpoke('m1', 'Hello there. ', { correlationId: `${a.id}.1`, endOfSpeech: true });
    expect(h.state.turn.status).toBe('speaking');
  });

  it('an end of speech that came before the last words leaves them unheard', async () => {
    const h = personaHarness();
    await h.live();
    const a = h.persona.ask('a');
    await settle();
    await h.model.text('Hello there. ');
    h.client.personaSpoke('m1', 'Hello there. ', { correlationId: `${a.id}.1` });
    await h.model.text('And a very long rest of twenty words.');
    await h.model.end();
    h.client.personaSpoke('m1', '', { correlationId: `${a.id}.1`, endOfSpeech: true });
    expect(h.answers[0]!.heard).toBe('Hello there.');
  });

  it('speech of a new session is not taken for that of a turn of the last one', async () => {
    const h = personaHarness();
    await h.live();
    h.persona.ask('a');
    await settle();
    await h.model.text('Sure, one two three.');
    await stop(h);
    await h.live();
    h.client.personaSpoke('g', 'Welcome back! ', {});
    h.client.personaSpoke('g', '', { endOfSpeech: true });
    expect(h.answers.map((m) => m.written)).toContain('Welcome back! ');
  });

  it('the heard text of an earlier session stays as it is', async () => {
    const h = personaHarness();
    await h.live();
    h.persona.ask('a');
    await settle();
    await h.model.text('Sure, one two three.');
    await stop(h);
    expect(h.answers[0]!.heard).toBe('');
    await h.live();
    h.client.personaSpoke('g', 'Good day to you', { endOfSpeech: true, interrupted: true });
    expect(h.answers[0]!.heard).toBe('');
  });

  it('without ids, the first word of an answer goes to the turn that talks', async () => {
    const h = personaHarness();
    await h.live();
    h.persona.ask('a');
    await settle();
    await h.model.text('Sure, I can do the first thing.');
    const b = h.persona.ask('b');
    await settle();
    h.clock.advance(200);
    await h.model.text('Sure, here is the second.');
    await h.model.end();
    h.client.personaSpoke('m2', 'Sure, ');
    h.client.personaSpoke('m2', 'here is the second.');
    h.client.personaSpoke('m2', '', { endOfSpeech: true });
    expect(await h.outcome(b)).toBe('completed');
  });

  it('without ids, the closing event of a cut speech does not end the next turn', async () => {
    const h = personaHarness();
    await h.live();
    h.persona.ask('a');
    await settle();
    await h.model.text('First answer.');
    const b = h.persona.ask('b');
    await settle();
    h.clock.advance(200);
    await h.model.text('Second answer.');
    h.client.personaSpoke('m1', '', { endOfSpeech: true, interrupted: true });
    expect(await h.outcome(b)).toBe('pending');
  });

  it('in server mode an interruption while the model thinks is sent, and the answer is not shown', async () => {
    const h = personaHarness({ llm: { server: { llmId: 'x' } } });
    await h.live();
    h.persona.ask('a');
    await settle();
    h.persona.interrupt();
    expect(h.client.sent).toContainEqual({ type: 'interrupt' });
    h.client.personaSpoke('m', 'The answer nobody wants');
    expect(h.answers.length).toBe(0);
  });

  it('in server mode only current messages are sent when the channel opens', async () => {
    const h = personaHarness({ llm: { server: { llmId: 'x' } } });
    const started = h.persona.start();
    await settle();
    h.persona.ask('one');
    h.persona.interrupt();
    h.persona.ask('two');
    h.client.goLive();
    h.frame();
    await started;
    expect(h.client.sent.filter((f) => f.type === 'user-message')).toEqual([
      { type: 'user-message', content: 'two' },
    ]);
  });

  it('text that was ready before the socket leaves in the task in which the session is live', async () => {
    const h = personaHarness();
    const started = h.persona.start();
    await settle();
    h.client.signallingOpen = false;
    h.persona.ask('a');
    await settle();
    await h.model.text('Hi.');
    await h.model.end();
    h.client.signallingOpen = true;
    h.client.goLive();
    h.frame();
    await started;
    expect(h.client.talked).toBe('Hi.');
  });

  it('a session that becomes live while its socket is down is reconnecting', async () => {
    const h = personaHarness();
    const started = h.persona.start();
    await settle();
    h.client.signallingOpen = false;
    h.persona.ask('a');
    await settle();
    h.client.goLive();
    h.frame();
    await started;
    h.clock.advance(1000);
    expect(h.state.session.status).toBe('reconnecting');
  });

  it('an idle talk stream is not ended while signalling is down', async () => {
    const h = personaHarness();
    await h.live();
    h.persona.ask('a');
    await settle();
    await h.model.text('Hi. ');
    h.client.signallingOpen = false;
    h.clock.advance(10_500);
    expect(h.client.sent.filter((f) => f.type === 'talk-end')).toEqual([]);
  });
});
