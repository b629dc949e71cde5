import { describe, expect, it } from 'vitest';
import { conversationOf, type Conversation } from '../conversation.js';
import { settle } from '../../testing/settle.js';
import { kept, MemoryStorage, talk, textsOf, turnOver } from '../../testing/kept-persona.js';

describe('a conversation that is kept', () => {
  it('is saved one second after a message, and restored after a reload', async () => {
    const storage = new MemoryStorage();
    const { h } = await kept(storage);
    await h.live();
    await talk(h, 'Why?', 'Because.');
    expect(storage.save).not.toHaveBeenCalled();
    h.clock.advance(1_000);
    await settle();
    expect(textsOf(storage.kept)).toEqual(['Why?', 'Because.']);

    const { h: next } = await kept(storage);
    expect(textsOf(conversationOf(next.state))).toEqual(['Why?', 'Because.']);
    next.clock.advance(5_000);
    await settle();
    expect(storage.save).toHaveBeenCalledOnce();
  });

  it('is sent to the model of the next session', async () => {
    const storage = new MemoryStorage();
    const { h } = await kept(storage);
    await h.live();
    await talk(h, 'Why?', 'Because.');
    h.clock.advance(1_000);
    await settle();
    const { h: next } = await kept(storage);
    await next.live();
    next.persona.ask('And?');
    await settle();
    expect(next.model.lastMessages.map(({ content }) => content)).toEqual(['Why?', 'Because.', 'And?']);
  });

  it('is saved at once when the page is hidden, in the middle of an answer', async () => {
    const storage = new MemoryStorage();
    const { h, hide } = await kept(storage);
    await h.live();
    h.persona.ask('Why?');
    await settle();
    await h.model.text('Because the light ');
    h.client.personaSpoke('m', 'Because ');
    h.frame();
    hide();
    await settle();
    expect(textsOf(storage.kept)).toEqual(['Why?', 'Because']);
    const { h: next } = await kept(storage);
    expect(next.answers.at(-1)).toMatchObject({ heard: 'Because', status: 'interrupted' });
  });

  it('passes only changed groups, so that the cost does not depend on its length', async () => {
    const storage = new MemoryStorage();
    const { h } = await kept(storage);
    await h.live();
    for (let turn = 0; turn < 80; turn += 1) await talk(h, `Q${turn}`, `A${turn}.`);
    h.clock.advance(1_000);
    await settle();
    await talk(h, 'One more', 'Yes.');
    h.clock.advance(1_000);
    await settle();
    const last = storage.changes.at(-1)!;
    expect(last.lengths.messages).toBeGreaterThan(4);
    expect(last.changed().filter(({ log }) => log === 'messages')).toHaveLength(1);
    expect(
      last
        .all()
        .filter(({ log }) => log === 'messages')
        .flatMap(({ items }) => items),
    ).toEqual(last.conversation.messages);
  });

  it('is removed when it is cleared, and a new one begins', async () => {
    const storage = new MemoryStorage();
    const { h } = await kept(storage);
    await h.live();
    await talk(h, 'Why?', 'Because.');
    h.clock.advance(1_000);
    await settle();
    const cleared = h.persona.clear();
    await turnOver(h);
    await cleared;
    h.clock.advance(1_000);
    await settle();
    expect(storage.kept).toBeNull();
    expect(h.state.transcript.size).toBe(0);
    expect(h.state.session.status).toBe('idle');
    await h.live();
    await talk(h, 'Anew?', 'Yes.');
    expect(h.model.lastMessages.map(({ content }) => content)).toEqual(['Anew?']);
  });

  it('is saved a last time when saving is stopped, and listeners are removed', async () => {
    const storage = new MemoryStorage();
    const { h, stop, listening } = await kept(storage);
    await h.live();
    await talk(h, 'Why?', 'Because.');
    stop();
    await settle();
    expect(textsOf(storage.kept)).toEqual(['Why?', 'Because.']);
    expect(listening()).toBe(0);
    await talk(h, 'More?', 'No.');
    h.clock.advance(5_000);
    await settle();
    expect(storage.save).toHaveBeenCalledOnce();
  });
});

describe('a start', () => {
  it('waits for the saved conversation', async () => {
    const storage = new MemoryStorage();
    const { h } = await kept(storage);
    await h.live();
    await talk(h, 'Why?', 'Because.');
    h.clock.advance(1_000);
    await settle();

    const slow = new MemoryStorage();
    let answer: (conversation: Conversation | null) => void = () => undefined;
    slow.load.mockReturnValue(new Promise((resolve) => (answer = resolve)));
    const { h: next } = await kept(slow);
    expect(next.state.restoring).toBe(true);
    const started = next.persona.start();
    await turnOver(next);
    expect(next.state.session.status).toBe('authorizing');
    answer(storage.kept);
    await turnOver(next);
    expect(next.state.restoring).toBe(false);
    next.client.goLive();
    next.frame();
    await started;
    expect(next.state.transcript.size).toBe(2);
  });

  it('continues without it if loading fails, and does not overwrite it', async () => {
    const storage = new MemoryStorage();
    const cause = new Error('blocked');
    storage.load.mockRejectedValue(cause);
    const { h } = await kept(storage);
    expect(h.state.error).toMatchObject({ code: 'storage-load', cause });
    expect(h.errors.map(({ code }) => code)).toEqual(['storage-load']);
    await h.live();
    await talk(h, 'Why?', 'Because.');
    h.clock.advance(5_000);
    await settle();
    expect(storage.save).not.toHaveBeenCalled();
  });

  it('deletes unreadable data on clear(), and saves the new conversation', async () => {
    const storage = new MemoryStorage();
    storage.load.mockResolvedValueOnce('damaged' as never);
    const { h } = await kept(storage);
    const cleared = h.persona.clear();
    await turnOver(h);
    await cleared;
    expect(h.state.error).toBeNull();
    expect(storage.remove).not.toHaveBeenCalled();
    h.clock.advance(1_000);
    await settle();
    expect(storage.remove).toHaveBeenCalledOnce();
    await h.live();
    await talk(h, 'Why?', 'Because.');
    h.clock.advance(1_000);
    await settle();
    expect(textsOf(storage.kept)).toEqual(['Why?', 'Because.']);
  });

  it.each([
    ['of a later version', { version: 2 }],
    ['in pieces', { version: 1, messages: [null] }],
    ['something else', 'hello'],
  ])('reports an error if the saved data is %s', async (_, stored) => {
    const storage = new MemoryStorage();
    storage.load.mockResolvedValue(stored as never);
    const { h } = await kept(storage);
    expect(h.state.error?.code).toBe('storage-load');
    expect(h.state.restoring).toBe(false);
    expect(h.state.transcript.size).toBe(0);
  });

  it('waits ten seconds and no longer', async () => {
    const storage = new MemoryStorage();
    storage.load.mockReturnValue(new Promise(() => undefined));
    const { h } = await kept(storage);
    h.clock.advance(10_000);
    await turnOver(h);
    expect(h.state.error?.code).toBe('storage-load');
    await h.live();
    expect(h.state.session.status).toBe('live');
  });
});

describe('a storage that refuses', () => {
  it('is reported once, and retried with all later changes', async () => {
    const storage = new MemoryStorage();
    const { h } = await kept(storage);
    await h.live();
    storage.save.mockRejectedValue(new Error('full'));
    await talk(h, 'One?', 'Yes.');
    for (let second = 0; second < 3; second += 1) {
      h.clock.advance(1_000);
      await settle();
    }
    expect(h.errors.map(({ code }) => code)).toEqual(['storage-save']);
    expect(h.state.session.status).toBe('live');
    storage.save.mockImplementation(async (change) => {
      storage.kept = change.conversation;
    });
    await talk(h, 'Two?', 'Yes.');
    h.clock.advance(1_000);
    await settle();
    expect(textsOf(storage.kept)).toEqual(['One?', 'Yes.', 'Two?', 'Yes.']);
  });
});
