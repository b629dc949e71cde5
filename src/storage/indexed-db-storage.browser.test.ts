import { deleteDB, openDB } from 'idb';
import { afterEach, expect, it } from 'vitest';
import type { Conversation } from '../core/index.js';
import type { ConversationChange, LogName, StoredGroup } from '../core/api/storage/conversation-storage.js';
import { indexedDbStorage } from './indexed-db-storage.js';

const database = 'anam-react-test';
const storage = (id = 'a') => indexedDbStorage(id, { database });

afterEach(() => deleteDB(database));

const logs = ['messages', 'reasoning', 'toolCalls', 'timeline'] as const;
type Groups = Partial<Record<LogName, readonly (readonly string[])[]>>;

/** A change in which only these groups are new. The conversation contains all groups. */
function change(all: Groups, changed: readonly (readonly [LogName, number])[] = []): ConversationChange {
  const groups: StoredGroup[] = logs.flatMap((log) =>
    (all[log] ?? []).map((items, index) => ({ log, index, items: items.map((id) => ({ id })) })),
  );
  return {
    conversation: { version: 1, messages: [], reasoning: [], toolCalls: [], timeline: [] },
    lengths: Object.fromEntries(logs.map((log) => [log, all[log]?.length ?? 0])) as Record<LogName, number>,
    changed: () =>
      groups.filter((group) => changed.some(([log, index]) => group.log === log && group.index === index)),
    all: () => groups,
  };
}

const idsOf = (conversation: Conversation | null) =>
  conversation &&
  Object.fromEntries(logs.map((log) => [log, conversation[log].map(({ id }) => id).join('')]));

it('returns the saved data in order after reopening', async () => {
  const many = Array.from({ length: 12 }, (_, index) => [`${index},`]);
  await storage().save(change({ messages: many, reasoning: [['t']], timeline: [['x', 'y']] }));
  expect(idsOf(await storage().load())).toEqual({
    messages: '0,1,2,3,4,5,6,7,8,9,10,11,',
    reasoning: 't',
    toolCalls: '',
    timeline: 'xy',
  });
});

it('holds nothing at first, and nothing after it was removed', async () => {
  expect(await storage().load()).toBeNull();
  const first = storage();
  await first.save(change({ messages: [['a']] }));
  await first.remove();
  expect(await first.load()).toBeNull();
  await first.save(change({ messages: [['b']] }, []));
  expect(idsOf(await first.load())?.['messages']).toBe('b');
});

it('writes only changes after the first full save', async () => {
  const first = storage();
  await first.save(change({ messages: [['a'], ['b']] }));
  // Groups that are not listed as changed are not touched, so a later read returns the earlier data.
  await first.save(change({ messages: [['never'], ['bc']] }, [['messages', 1]]));
  expect(idsOf(await first.load())?.['messages']).toBe('abc');
});

it('keeps conversations apart by their id', async () => {
  await storage('a').save(change({ messages: [['a']] }));
  await storage('ab').save(change({ messages: [['b']] }));
  await storage('a').remove();
  expect(await storage('a').load()).toBeNull();
  expect(idsOf(await storage('ab').load())?.['messages']).toBe('b');
});

it('of two tabs, restores the one saved last completely, never a mixture', async () => {
  const [one, two] = [storage(), storage()];
  await one.save(change({ messages: [['1'], ['2'], ['3']], reasoning: [['t']] }));
  await two.save(change({ messages: [['x']] }, [['messages', 0]]));
  expect(idsOf(await storage().load())).toMatchObject({ messages: 'x', reasoning: '' });
  await one.save(change({ messages: [['1'], ['2'], ['3'], ['4']], reasoning: [['t']] }, [['messages', 3]]));
  expect(idsOf(await storage().load())).toMatchObject({ messages: '1234', reasoning: 't' });
});

it('does not read what another version wrote, and leaves it alone', async () => {
  await storage().save(change({ messages: [['a']] }));
  const opened = await openDB(database);
  await opened.put('conversations', { version: 2, owner: 'later', savedAt: 0 }, 'a');
  opened.close();
  await expect(storage().load()).rejects.toThrow('another version (2)');
});

it('gives way to a later version of the page, which can change the database', async () => {
  await storage().save(change({ messages: [['a']] }));
  const later = await openDB(database, 2, { blocked: () => expect.unreachable() });
  later.close();
  await expect(storage().load()).rejects.toThrow(/version/);
});

it('holds as much as the conversation has, also where it has become shorter', async () => {
  const first = storage();
  await first.save(change({ messages: [['a'], ['b'], ['c']], reasoning: [['t']] }));
  await first.save(change({ messages: [['x']] }, [['messages', 0]]));
  expect(idsOf(await first.load())).toMatchObject({ messages: 'x', reasoning: '' });
});

it('keeps the old data if a change cannot be saved completely', async () => {
  await storage().save(change({ messages: [['a'], ['b']] }));
  const next = change({ messages: [['c'], ['d']] });
  const broken = { ...next, all: () => [next.all()[0]!, { ...next.all()[1]!, items: [() => undefined] }] };
  await expect(storage().save(broken)).rejects.toThrow('could not be cloned');
  expect(idsOf(await storage().load())?.['messages']).toBe('ab');
});

it('works again after a failure', async () => {
  const first = storage();
  const later = await openDB(database, 2, {
    upgrade: (opened) => {
      opened.createObjectStore('conversations');
      opened.createObjectStore('groups');
    },
  });
  await expect(first.save(change({ messages: [['a']] }))).rejects.toThrow(/version/);
  later.close();
  await deleteDB(database);
  await first.save(change({ messages: [['b']] }));
  expect(idsOf(await first.load())?.['messages']).toBe('b');
});

/** Opens a separate page that loads the conversation, and saves when it is closed. Its group contains one message. */
async function pageThatSaves(said: string): Promise<HTMLIFrameElement> {
  const frame = document.createElement('iframe');
  const ready = new Promise((resolve) => addEventListener('message', resolve, { once: true }));
  frame.srcdoc = `<script type="module">
    import { indexedDbStorage } from ${JSON.stringify(new URL('./indexed-db-storage.ts', import.meta.url).href)};
    const storage = indexedDbStorage('a', { database: ${JSON.stringify(database)} });
    await storage.load();
    const groups = [{ log: 'messages', index: 0, items: [{ id: ${JSON.stringify(said)} }] }];
    const lengths = { messages: 1, reasoning: 0, toolCalls: 0, timeline: 0 };
    addEventListener('pagehide', () => storage.save({ lengths, changed: () => groups, all: () => groups }));
    parent.postMessage('ready', '*');
  </script>`;
  document.body.append(frame);
  await ready;
  return frame;
}

it('saves data while the page is closing', async () => {
  await storage().save(change({ messages: [['before']] }));
  const frame = await pageThatSaves('the last word');
  frame.remove();
  await expect.poll(async () => idsOf(await storage().load())?.['messages']).toBe('the last word');
});
