import { describe, expect, it } from 'vitest';
import { personaError } from '../../internal/errors/error-of-code.js';
import type { PersonaError } from '../../internal/persona-error.js';
import type { Microphone } from '../ports/microphone.js';
import type { TurnHandle } from '../api/persona-api.js';
import { fakeMicrophone } from '../testing/fake-microphone.js';
import { personaHarness, type PersonaHarness } from '../testing/persona-harness.js';
import { settle } from '../testing/settle.js';

/** Lets a teardown and the frame after it run. */
const pass = async (h: PersonaHarness) => {
  await settle();
  h.frame();
  await settle();
};

describe('what an app may do in a callback, or at an awkward moment', () => {
  it('the switch that was turned while the permission prompt was open holds for the granted microphone', async () => {
    let grant!: (microphone: Microphone) => void;
    const mic = fakeMicrophone();
    const h = personaHarness({
      devices: { microphone: true },
      advanced: {
        environment: { openMicrophone: () => new Promise<Microphone>((resolve) => (grant = resolve)) },
      },
    });
    h.persona.start().catch(() => {});
    await settle();
    h.persona.setMicrophoneMuted(true);
    grant(mic);
    await settle();
    expect(h.state).toMatchObject({ microphone: { status: 'granted' }, microphoneMuted: true });
    expect(mic.muted).toBe(true);
  });

  it('a turn that another follows in the queue resolves as completed', async () => {
    const h = personaHarness({ advanced: { inputPolicy: 'queue' } });
    await h.live();
    const a = h.persona.ask('a');
    h.persona.ask('b');
    await settle();
    await h.model.text('Hello.');
    await h.model.end();
    h.client.personaSpoke('m', 'Hello.', { endOfSpeech: true, correlationId: `${a.id}.1` });
    expect(await h.outcome(a)).toBe('completed');
  });

  it('a turn that fails with another in the queue resolves as failed, and is reported to the app', async () => {
    const h = personaHarness({ advanced: { inputPolicy: 'queue' } });
    await h.live();
    const a = h.persona.ask('a');
    h.persona.ask('b');
    await settle();
    await h.model.fail(new Error('boom'));
    expect(await h.outcome(a)).toBe('failed');
    expect(h.errors.map((e) => e.code)).toEqual(['llm-failed']);
  });

  it('a dismissed error does not return when its turn ends, and is reported once', async () => {
    const h = personaHarness();
    await h.live();
    const a = h.persona.ask('a');
    await settle();
    await h.model.text('Hello.');
    await h.model.fail(new Error('boom'));
    h.persona.dismissError();
    h.client.personaSpoke('m', 'Hello.', { endOfSpeech: true, correlationId: `${a.id}.1` });
    expect(h.state.error).toBe(null);
    expect(h.errors.length).toBe(1);
  });

  it('an error of the app’s own player is shown and reported like one of the session', async () => {
    const h = personaHarness();
    await h.live();
    const error = personaError('playback-blocked', { message: 'play() was refused.' });
    h.persona.reportError(error);
    await pass(h);
    expect(h.state.error).toBe(error);
    expect(h.errors).toEqual([error]);
    expect(h.state.session.status).toBe('live');
  });

  it('`onError` may end the session: later questions are refused, and no turn runs without a session', async () => {
    let answer: string | undefined;
    let h!: PersonaHarness;
    h = personaHarness({
      onError: () => {
        if (answer) return;
        void h.persona.end();
        try {
          h.persona.ask('again');
          answer = 'accepted';
        } catch (error) {
          answer = (error as PersonaError).code;
        }
      },
    });
    await h.live();
    h.persona.ask('a');
    await settle();
    await h.model.fail(new Error('boom'));
    await pass(h);
    expect(h.state.session.status).toBe('ended');
    expect(h.model.runs.length).toBe(1);
    expect(h.state.turn.status).toBe('ended');
    expect(answer).toBe('session-not-live');
    expect(h.clock.pending).toBe(0);
    await h.model.text('ghost');
    await h.model.end();
    await h.live();
    expect(h.client.talked).toBe('');
  });

  it('a `stop()` in `onError` resolves after the tear-down', async () => {
    let done = false;
    let h!: PersonaHarness;
    let release!: () => void;
    h = personaHarness({
      onError: () => {
        void h.persona.end().then(() => (done = true));
      },
    });
    await h.live();
    h.client.stopStreaming = () => new Promise<void>((r) => (release = r));
    h.persona.ask('a');
    await settle();
    await h.model.fail(new Error('boom'));
    await pass(h);
    expect(typeof release).toBe('function');
    expect(done).toBe(false);
  });

  it('`stop()` and `start()` in `onError` open a new session', async () => {
    let h!: PersonaHarness;
    let n = 0;
    h = personaHarness({
      onError: () => {
        if (n++) return;
        void h.persona.end();
        void h.persona.start().catch(() => {});
      },
    });
    await h.live();
    h.persona.ask('a');
    await settle();
    await h.model.fail(new Error('boom'));
    await pass(h);
    expect(h.state.session.status).toBe('connecting');
  });

  it('two inputs in `onError` under the policy `reject`: both promises settle', async () => {
    let h!: PersonaHarness;
    const t: TurnHandle[] = [];
    let n = 0;
    h = personaHarness({
      advanced: { inputPolicy: 'reject' },
      onError: () => {
        if (n++) return;
        t.push(h.persona.ask('x'));
        try {
          t.push(h.persona.ask('y'));
        } catch {}
      },
    });
    await h.live();
    h.persona.ask('a');
    await settle();
    await h.model.fail(new Error('boom'));
    await pass(h);
    h.persona.interrupt();
    await Promise.all([h.persona.end(), pass(h)]);
    for (const x of t) expect(await h.outcome(x)).not.toBe('pending');
  });

  it('a greeting of white space is none', async () => {
    const h = personaHarness({ greeting: '  ' });
    h.persona.start().catch(() => {});
    await settle();
    expect(() => h.client.goLive()).not.toThrow();
  });

  it('a talk stream that the SDK refuses to open fails the turn, typed', async () => {
    const h = personaHarness();
    await h.live();
    h.client.createTalkMessageStream = () => {
      throw new Error('Failed to start talk message stream');
    };
    expect(() => h.persona.say('hello')).not.toThrow();
    await settle();
    expect(h.errors.map((e) => e.code)).toEqual(['talk-failed']);
    expect(h.state.turn.status).toBe('ended');
  });
});
