import { describe, expect, it, vi } from 'vitest';
import type { Conversation } from '../api/conversation.js';
import { personaHarness } from '../testing/persona-harness.js';
import { settle } from '../testing/settle.js';

const earlier: Conversation = {
  version: 1,
  messages: [
    {
      id: 'u',
      turnId: 't',
      turnIndex: 0,
      createdAt: 1,
      role: 'user',
      files: [],
      text: 'My secret.',
      source: 'text',
    },
  ],
  reasoning: [],
  toolCalls: [],
  timeline: [],
};

/** A load that the test completes. */
function heldLoad() {
  let resolve!: (conversation: Conversation | null) => void;
  const promise = new Promise<Conversation | null>((onResolve) => (resolve = onResolve));
  return { load: () => promise, resolve };
}

describe('clear()', () => {
  it('during a tear-down leaves one session, which end() can end', async () => {
    const h = personaHarness();
    await h.live();
    h.persona.ask('Old question?');
    await settle();
    const old = h.client;
    let release!: () => void;
    old.stopStreaming = () => {
      old.stopped += 1;
      return new Promise<void>((resolve) => (release = resolve));
    };
    const cleared = h.persona.clear();
    expect(h.messages).toEqual([]);
    const started = h.persona.start();
    await settle();
    // A persona has one client at a time, so the new client waits until the old one has ended.
    expect(h.clients).toHaveLength(1);
    release();
    await settle();
    h.client.goLive('session-2');
    h.frame();
    await Promise.all([started, cleared]);
    expect(h.state.session.status).toBe('live');
    expect(h.messages).toEqual([]);
    const second = h.persona.start();
    await settle();
    await second;
    expect(h.clients).toHaveLength(2);
    const ended = h.persona.end();
    await settle();
    h.frame();
    await ended;
    expect(h.clients.map(({ stopped }) => stopped > 0)).toEqual([true, true]);
    expect(h.clock.pending).toBe(0);
  });

  it('during restore() keeps the earlier conversation away', async () => {
    const h = personaHarness();
    const { load, resolve } = heldLoad();
    const restored = h.persona.restore(load);
    const cleared = h.persona.clear();
    resolve(earlier);
    await settle();
    h.frame();
    await cleared;
    await expect(restored).resolves.toBe(false);
    expect(h.messages).toEqual([]);
    expect(h.state.restoring).toBe(false);
  });

  it('settles earlier questions and starts', async () => {
    const h = personaHarness();
    const started = h.persona.start();
    const refused = expect(started).rejects.toMatchObject({ code: 'session-stopped' });
    await settle();
    const turn = h.persona.ask('Hello?');
    const cleared = h.persona.clear();
    await settle();
    h.frame();
    await Promise.all([refused, cleared]);
    expect(await h.outcome(turn)).toBe('interrupted');
    expect(h.state.session.status).toBe('idle');
  });

  it('updates the store even if there was no conversation', async () => {
    const h = personaHarness();
    const before = h.state.transcript;
    const cleared = h.persona.clear();
    h.frame();
    await cleared;
    expect(h.state.transcript).not.toBe(before);
  });
});

describe('restore()', () => {
  it('that never settles does not keep a start from going live, and says why it failed', async () => {
    const h = personaHarness();
    const restored = expect(h.persona.restore(() => new Promise(() => undefined))).rejects.toMatchObject({
      code: 'storage-load',
    });
    const started = h.persona.start();
    await settle();
    expect(h.clients).toHaveLength(0);
    h.clock.advance(10_000);
    await settle();
    h.client.goLive();
    h.frame();
    await Promise.all([started, restored]);
    expect(h.state).toMatchObject({ session: { status: 'live' }, restoring: false });
  });

  it('that never settles is abandoned by a start with a shorter limit', async () => {
    const h = personaHarness({ timeouts: { startMs: 3_000 } });
    const restored = h.persona.restore(() => new Promise(() => undefined)).catch(() => 'given up');
    const started = h.persona.start();
    h.clock.advance(3_000);
    await settle();
    h.client.goLive();
    h.frame();
    await started;
    await expect(restored).resolves.toBe('given up');
  });

  it('comes before the session, and its conversation is known to the model', async () => {
    const h = personaHarness({ greeting: 'Welcome!' });
    const { load, resolve } = heldLoad();
    void h.persona.restore(load);
    const started = h.persona.start();
    const turn = h.persona.ask('And now?');
    resolve(earlier);
    await settle();
    h.client.goLive();
    h.frame();
    await started;
    expect(h.model.lastMessages.map(({ content }) => content)).toEqual(['My secret.', 'And now?']);
    expect(h.client.talked).toBe('');
    h.persona.interrupt();
    expect(await h.outcome(turn)).toBe('interrupted');
  });

  it('called twice takes the later one', async () => {
    const h = personaHarness();
    const first = heldLoad();
    const earlierCall = h.persona.restore(first.load);
    const later = h.persona.restore(async () => null);
    first.resolve(earlier);
    await settle();
    h.frame();
    await expect(Promise.all([earlierCall, later])).resolves.toEqual([false, false]);
    expect(h.messages).toEqual([]);
  });

  it('rejects as its load does, and the persona can be started', async () => {
    const h = personaHarness();
    const cause = new Error('disk');
    const failed = expect(h.persona.restore(() => Promise.reject(cause))).rejects.toBe(cause);
    await settle();
    h.frame();
    await failed;
    await h.live();
    expect(h.state.session.status).toBe('live');
  });
});

describe('destroy()', () => {
  it('during restore() and a start settles everything', async () => {
    const h = personaHarness();
    const { load } = heldLoad();
    const restored = h.persona.restore(load);
    const started = expect(h.persona.start()).rejects.toMatchObject({ code: 'session-stopped' });
    const destroyed = h.persona.destroy();
    h.frame();
    await Promise.all([destroyed, started]);
    await expect(restored).resolves.toBe(false);
    await expect(h.persona.start()).rejects.toMatchObject({ code: 'config-invalid' });
    expect(h.clock.pending).toBe(0);
  });
});

/** Publishes the state. A persona's promises settle only when their result can be read from the store. */
async function published(h: ReturnType<typeof personaHarness>): Promise<void> {
  for (let frame = 0; frame < 3; frame += 1) {
    await settle();
    h.frame();
  }
}

describe('`advanced.conversation`', () => {
  const damaged = { ...earlier, messages: [null] } as never;

  it('reports damaged data in the state and to `onError`, and the persona begins without it', async () => {
    const onError = vi.fn();
    const h = personaHarness({ advanced: { conversation: damaged }, onError });
    await published(h);
    expect(h.state).toMatchObject({ restoring: false, error: { code: 'config-invalid' } });
    expect(onError).toHaveBeenCalledOnce();
    await h.live();
    expect(h.messages).toEqual([]);
  });

  it('keeps its place when a storage restores at the same time', async () => {
    const h = personaHarness({ advanced: { conversation: earlier } });
    const load = vi.fn(() => Promise.resolve(earlier));
    const restored = h.persona.restore(load);
    await published(h);
    expect(await restored).toBe(false);
    expect(load).not.toHaveBeenCalled();
    expect(h.messages).toHaveLength(earlier.messages.length);
  });

  it('rejects the restore of a storage if it is damaged, so that nothing is saved over what is stored', async () => {
    const h = personaHarness({ advanced: { conversation: damaged } });
    const first = expect(h.persona.restore(() => Promise.resolve(earlier))).rejects.toMatchObject({
      code: 'config-invalid',
    });
    await published(h);
    await first;
    const second = h.persona.restore(() => Promise.resolve(earlier));
    await published(h);
    expect(await second).toBe(true);
  });

  it('does not come back after clear(), and neither does a restore that waited for it', async () => {
    const h = personaHarness({ advanced: { conversation: earlier } });
    const restored = h.persona.restore(() => Promise.resolve(earlier));
    const cleared = h.persona.clear();
    await settle();
    h.frame();
    await cleared;
    expect(await restored).toBe(false);
    expect(h.messages).toEqual([]);
  });
});
