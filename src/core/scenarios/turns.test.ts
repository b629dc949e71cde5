import { describe, expect, it } from 'vitest';
import { errorFactory } from '../../internal/persona-error.js';
import { llmErrors } from '../../internal/errors/llm-errors.js';
import { personaHarness } from '../testing/persona-harness.js';
import { settle } from '../testing/settle.js';

const llmError = errorFactory(llmErrors);

describe('a turn in client mode', () => {
  it('sends each delta to the talk stream in the task in which it came, and the end after the last; spaces go with what follows', async () => {
    const h = personaHarness();
    await h.live();
    h.persona.ask('Hello?');
    await h.model.text('Hi ');
    await h.model.text('there.');
    expect(h.client.sent.map((frame) => ('content' in frame ? frame.content : frame.type))).toEqual([
      'Hi',
      ' there.',
    ]);
    await h.model.end();
    expect(h.client.sent.at(-1)?.type).toBe('talk-end');
  });

  it('ends when the persona has spoken the last word, and keeps what was written', async () => {
    const h = personaHarness();
    await h.live();
    const turn = h.persona.ask('Hello?');
    await h.model.text('Hi there.');
    await h.model.end();
    h.client.personaSpoke('a', 'Hi ');
    expect(h.answers[0]).toMatchObject({ written: 'Hi there.', heard: 'Hi', status: 'streaming' });
    h.client.personaSpoke('a', 'there. ');
    h.client.personaSpoke('a', '', { endOfSpeech: true });
    expect(await h.outcome(turn)).toBe('completed');
    expect(h.answers[0]).toMatchObject({ heard: 'Hi there.', status: 'done', interrupted: false });
  });

  it('never speaks reasoning, and shows it as a thought of the turn', async () => {
    const h = personaHarness();
    await h.live();
    const turn = h.persona.ask('Why?');
    await h.model.think('Let me ');
    await h.model.think('see.');
    await h.model.text('Because.');
    expect(h.client.talked).toBe('Because.');
    const [group] = h.state.reasoning.groups;
    expect(group?.items).toMatchObject([
      { text: 'Let me see.', status: 'done', turnId: turn.id, source: 'client' },
    ]);
  });

  it('an interruption by the service aborts the model in the same task, and later deltas go nowhere', async () => {
    const h = personaHarness();
    await h.live();
    const turn = h.persona.ask('Tell me.');
    await h.model.text('One two three four. ');
    h.client.personaSpoke('a', 'One ');
    h.client.personaSpoke('a', 'two ');
    h.client.interruptTalk(`${turn.id}.1`);
    expect(h.model.runs[0]?.signal.aborted).toBe(true);
    await h.model.text('Five.');
    expect(h.client.talked).toBe('One two three four.');
    expect(await h.outcome(turn)).toBe('interrupted');
    expect(h.answers[0]).toMatchObject({ heard: 'One two', interrupted: true });
    expect(h.errors).toEqual([]);
  });

  it('the next request contains heard text, and nothing of an unheard answer', async () => {
    const h = personaHarness();
    await h.live();
    const first = h.persona.ask('First?');
    await h.model.text('Alpha beta gamma.');
    h.client.personaSpoke('a', 'Alpha ');
    h.client.interruptTalk(`${first.id}.1`);
    h.client.userSpoke('u1', 'Second?');
    await settle();
    await h.model.text('Unheard.');
    h.client.userSpoke('u2', 'Third?');
    await settle();
    expect(h.model.lastMessages).toEqual([
      { role: 'user', content: 'First?' },
      { role: 'assistant', content: 'Alpha', interrupted: true },
      { role: 'user', content: 'Second?' },
      { role: 'user', content: 'Third?' },
    ]);
  });

  it.each(['event before chunk', 'chunk before event'])(
    'heard is the same whichever comes first: %s',
    async (order) => {
      const h = personaHarness();
      await h.live();
      const turn = h.persona.ask('Tell me.');
      await h.model.text('One two three four.');
      h.client.personaSpoke('a', 'One ');
      const chunk = () => h.client.personaSpoke('a', 'two ', { endOfSpeech: true, interrupted: true });
      if (order === 'chunk before event') chunk();
      h.client.interruptTalk(`${turn.id}.1`);
      if (order === 'event before chunk') chunk();
      h.client.personaSpoke('a', 'three ');
      expect(h.answers[0]).toMatchObject({ heard: 'One two', interrupted: true });
    },
  );

  it('creates one turn for a duplicate utterance, and none for an empty one', async () => {
    const h = personaHarness();
    await h.live();
    h.client.userSpoke('u1', 'Hello');
    h.client.userSpoke('u1', 'Hello');
    h.client.userSpoke('u2', '  ');
    await settle();
    expect(h.model.runs).toHaveLength(1);
    expect(h.messages).toHaveLength(1);
  });

  it('keeps the text of a model that fails midway, speaks it to its end, and then fails the turn', async () => {
    const h = personaHarness();
    await h.live();
    const turn = h.persona.ask('Go.');
    await h.model.text('So far so good');
    const error = llmError('llm-truncated', { message: 'cut' });
    await h.model.fail(error);
    expect(h.state.error).toBe(error);
    expect(h.client.sent.at(-1)?.type).toBe('talk-end');
    h.client.personaSpoke('a', 'So far so good', { endOfSpeech: true });
    expect(await h.outcome(turn)).toBe('failed');
    expect(h.answers[0]).toMatchObject({ written: 'So far so good', status: 'failed' });
    expect(h.errors).toEqual([error]);
  });

  it('an answer without text is an error, and opens no talk stream (T6)', async () => {
    const h = personaHarness();
    await h.live();
    const turn = h.persona.ask('Go.');
    await h.model.think('Hmm.');
    await h.model.text('\n\n');
    await h.model.end();
    expect(await h.outcome(turn)).toBe('failed');
    expect(h.state.error?.code).toBe('llm-empty');
    expect(h.client.sent).toEqual([]);
  });

  it.each(['length', 'content-filter', 'stop'] as const)('says why the model stopped: %s', async (reason) => {
    const h = personaHarness();
    await h.live();
    const turn = h.persona.ask('Go.');
    await h.model.text('Half a sent');
    await h.model.part({ type: 'finish', reason });
    await h.model.end();
    expect(h.answers[0]).toMatchObject({ status: 'streaming', finishReason: null });
    h.client.personaSpoke('a', 'Half a sent', { endOfSpeech: true });
    expect(await h.outcome(turn)).toBe('completed');
    expect(h.answers[0]).toMatchObject({ written: 'Half a sent', status: 'done', finishReason: reason });
    expect(h.errors).toEqual([]);
  });

  it('names the filter that blocked a whole answer', async () => {
    const h = personaHarness();
    await h.live();
    const turn = h.persona.ask('Go.');
    await h.model.part({ type: 'finish', reason: 'content-filter' });
    await h.model.end();
    expect(await h.outcome(turn)).toBe('failed');
    expect(h.state.error?.code).toBe('llm-filtered');
  });

  it('speaks without a model and without a user message', async () => {
    const h = personaHarness();
    await h.live();
    const turn = h.persona.say('Welcome.');
    expect(h.client.sent.map((frame) => frame.type)).toEqual(['talk', 'talk-end']);
    h.client.personaSpoke('a', 'Welcome. ', { endOfSpeech: true });
    expect(await h.outcome(turn)).toBe('completed');
    expect(h.messages.map((message) => message.role)).toEqual(['persona']);
  });

  it('a silent model is aborted and reported as a timeout', async () => {
    const h = personaHarness();
    await h.live();
    const turn = h.persona.ask('Go.');
    h.clock.advance(120_000);
    expect(await h.outcome(turn)).toBe('failed');
    expect(h.model.runs[0]?.signal.aborted).toBe(true);
    expect(h.state.error?.code).toBe('llm-timeout');
    // The session's own timers: for checking signalling and the link, and for the idle time.
    expect(h.clock.pending).toBe(3);
  });

  it('a turn without an end of speech ends by itself', async () => {
    const h = personaHarness();
    await h.live();
    const turn = h.persona.ask('Go.');
    await h.model.text('Well.');
    await h.model.end();
    h.clock.advance(20_000);
    expect(await h.outcome(turn)).toBe('completed');
  });
});

describe('input while a turn runs', () => {
  it('interrupts by default: the old speech is cut, and the new text waits for the cut to be confirmed', async () => {
    const h = personaHarness();
    await h.live();
    const first = h.persona.ask('First?');
    await h.model.text('Alpha beta.');
    h.persona.ask('Second?');
    expect(h.client.sent.at(-1)?.type).toBe('interrupt');
    await h.model.text('Gamma.');
    expect(h.client.talked).toBe('Alpha beta.');
    h.client.interruptTalk(`${first.id}.1`);
    expect(h.client.talked).toBe('Alpha beta.Gamma.');
  });

  it('continues after a moment if the service confirms nothing', async () => {
    const h = personaHarness();
    await h.live();
    h.persona.ask('First?');
    await h.model.text('Alpha.');
    h.persona.ask('Second?');
    await h.model.text('Beta.');
    h.clock.advance(200);
    expect(h.client.talked).toBe('Alpha.Beta.');
  });

  it('queues in order with the policy queue, and shows waiting turns', async () => {
    const h = personaHarness({ advanced: { inputPolicy: 'queue' } });
    await h.live();
    h.persona.ask('First?');
    const second = h.persona.ask('Second?');
    expect(h.state.queuedTurnIds).toEqual([second.id]);
    await h.model.text('Alpha.');
    await h.model.end();
    h.client.personaSpoke('a', 'Alpha. ', { endOfSpeech: true });
    await settle();
    expect(h.model.runs).toHaveLength(2);
    expect(h.model.lastMessages.at(-1)).toEqual({ role: 'user', content: 'Second?' });
  });

  it('refuses with a typed error with the policy reject', async () => {
    const h = personaHarness({ advanced: { inputPolicy: 'reject' } });
    await h.live();
    h.persona.ask('First?');
    expect(() => h.persona.ask('Second?')).toThrow(expect.objectContaining({ code: 'turn-busy' }));
    h.client.userSpoke('u', 'Third?');
    expect(h.state.error?.code).toBe('turn-busy');
    expect(h.messages).toHaveLength(1);
  });
});

describe('the talk stream', () => {
  it('is ended before the 15-second rule bites, and reopened once its speech is over', async () => {
    const h = personaHarness();
    await h.live();
    h.persona.ask('Go.');
    await h.model.text('Let me look. ');
    h.clock.advance(11_000);
    expect(h.client.sent.at(-1)?.type).toBe('talk-end');
    await h.model.text('Found it.');
    expect(h.client.talked).toBe('Let me look.');
    h.client.personaSpoke('a', 'Let me look. ', { endOfSpeech: true });
    expect(h.client.talked).toBe('Let me look. Found it.');
    expect(
      new Set(h.client.sent.flatMap((frame) => ('correlationId' in frame ? [frame.correlationId] : []))).size,
    ).toBe(2);
  });

  it('writes nothing while signalling is down, and speaks it when it is back', async () => {
    const h = personaHarness();
    await h.live();
    h.persona.ask('Go.');
    await h.model.text('One ');
    h.client.signallingOpen = false;
    await h.model.text('two.');
    expect(h.client.talked).toBe('One');
    expect(h.state.session.status).toBe('reconnecting');
    h.client.signallingOpen = true;
    h.clock.advance(300);
    expect(h.client.talked).toBe('One two.');
    expect(h.state.session.status).toBe('live');
  });

  it('drops held text if its turn ends before signalling is back (T27)', async () => {
    const h = personaHarness();
    await h.live();
    h.persona.ask('Go.');
    h.client.signallingOpen = false;
    await h.model.text('Stale.');
    h.persona.interrupt();
    h.client.signallingOpen = true;
    h.clock.advance(1_000);
    expect(h.client.talked).toBe('');
  });

  it('a chunk that the SDK refuses fails the turn and nothing else', async () => {
    const h = personaHarness();
    await h.live();
    const turn = h.persona.ask('Go.');
    await h.model.text('One ');
    h.client.createTalkMessageStream = () => ({
      streamMessageChunk: () => Promise.reject(new Error('boom')),
      endMessage: () => Promise.resolve(undefined),
    });
    h.persona.interrupt();
    const next = h.persona.ask('Again.');
    h.clock.advance(200);
    await h.model.text('Two');
    await settle();
    expect(await h.outcome(next)).toBe('failed');
    expect(await h.outcome(turn)).toBe('interrupted');
    expect(h.state.error?.code).toBe('talk-failed');
  });
});

describe('typed errors of the callers', () => {
  it('refuses empty text and a session that is not there', async () => {
    const h = personaHarness();
    expect(() => h.persona.ask('Hi')).toThrow(expect.objectContaining({ code: 'session-not-live' }));
    await h.live();
    expect(() => h.persona.ask('   ')).toThrow(expect.objectContaining({ code: 'turn-empty' }));
  });
});
