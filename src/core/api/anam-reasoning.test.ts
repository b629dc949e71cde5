import { describe, expect, it } from 'vitest';
import { sdkReasoning } from '../testing/sdk-reasoning.js';
import { anamReasoning } from './anam-reasoning.js';

/** Listens to a real client's events. The test controls time and frames. */
function listening({ late = false } = {}) {
  const sdk = sdkReasoning();
  if (late) sdk.beginSession();
  const frames: (() => void)[] = [];
  let now = 1000;
  let told = 0;
  const reasoning = anamReasoning(sdk.client, {
    now: () => now,
    scheduleFrame: (callback) => {
      frames.push(callback);
      return () => undefined;
    },
  });
  const stop = reasoning.subscribe(() => (told += 1));
  return {
    ...sdk,
    reasoning,
    stop,
    frames,
    wait: (ms: number) => (now += ms),
    get told() {
      return told;
    },
    get thoughts() {
      for (const frame of frames.splice(0)) frame();
      return reasoning.getSnapshot();
    },
  };
}

describe('anamReasoning', () => {
  it('gives a thought its text, its turn and its times', () => {
    const feed = listening();
    feed.speak('user', 'u1', 'Why?');
    feed.think('r1', 'First, ');
    feed.wait(500);
    feed.think('r1', 'the sky.', true);
    expect(feed.thoughts).toEqual([
      {
        id: 'persona::r1',
        turnId: 'user::u1',
        source: 'server',
        text: 'First, the sky.',
        status: 'done',
        startedAt: 1000,
        endedAt: 1500,
      },
    ]);
  });

  it('separates interleaved thoughts, in the order of their first words', () => {
    const feed = listening();
    feed.think('b', 'b1 ');
    feed.think('a', 'a1 ');
    feed.think('b', 'b2', true);
    feed.think('a', 'a2');
    expect(feed.thoughts.map(({ id, text, status }) => [id, text, status])).toEqual([
      ['persona::b', 'b1 b2', 'done'],
      ['persona::a', 'a1 a2', 'streaming'],
    ]);
  });

  it('ends a thought without an end event when the answer starts, at the time of its last word', () => {
    const feed = listening();
    feed.think('r', 'Hm. ');
    feed.wait(4000);
    feed.speak('persona', 'p', 'Well, ');
    expect(feed.thoughts).toMatchObject([{ status: 'done', startedAt: 1000, endedAt: 1000 }]);
    feed.wait(100);
    feed.think('r', 'Or not.', true);
    expect(feed.thoughts).toMatchObject([{ text: 'Hm. Or not.', status: 'done', endedAt: 5100 }]);
  });

  it.each(['a new question', 'an interruption', 'the end of the connection'])('%s cuts it off', (what) => {
    const feed = listening();
    feed.speak('user', 'u1', 'Why?');
    feed.think('r', 'Because ');
    if (what === 'a new question') feed.speak('user', 'u2', 'And how?');
    else if (what === 'an interruption') feed.speak('persona', 'p', '', true, true);
    else closeConnection(feed.client);
    expect(feed.thoughts).toMatchObject([{ turnId: 'user::u1', status: 'interrupted', endedAt: 1000 }]);
  });

  it('adds thoughts from before it subscribed', () => {
    const feed = listening({ late: true });
    feed.think('r', 'the end.');
    const other = listening();
    expect(other.thoughts).toEqual([]);
    // The SDK's history contains the beginning, as if this client had received all events.
    (feed.client as unknown as Emitting).publicEventEmitter.emit('REASONING_HISTORY_UPDATED', [
      { id: 'persona::q', content: 'An older thought.', role: 'persona' },
      { id: 'persona::r', content: 'Now the end.', role: 'persona' },
    ]);
    expect(feed.thoughts.map(({ text, status }) => [text, status])).toEqual([
      ['Now the end.', 'streaming'],
      ['An older thought.', 'done'],
    ]);
  });

  it('notifies its listeners once per frame with immutable data', () => {
    const feed = listening();
    for (const word of ['a ', 'b ', 'c ']) feed.think('r', word);
    expect(feed.frames).toHaveLength(1);
    const [first] = feed.thoughts;
    expect(feed.told).toBe(1);
    const before = { ...first };
    feed.think('r', 'd');
    feed.think('s', 'new');
    const [second] = feed.thoughts;
    expect(first).toEqual(before);
    expect(second?.text).toBe('a b c d');
    feed.think('s', 'er');
    expect(feed.thoughts[0]).toBe(second);
  });

  it('keeps collecting without listeners, and returns the same object for the same client', () => {
    const feed = listening();
    feed.stop();
    feed.think('r', 'unheard');
    expect(feed.thoughts).toMatchObject([{ text: 'unheard' }]);
    expect(feed.told).toBe(0);
    expect(anamReasoning(feed.client)).toBe(feed.reasoning);
  });
});

interface Emitting {
  readonly publicEventEmitter: { emit(event: string, ...args: unknown[]): void };
}

function closeConnection(client: object): void {
  (client as Emitting).publicEventEmitter.emit('CONNECTION_CLOSED', 'CONNECTION_CLOSED_CODE_NORMAL');
}
