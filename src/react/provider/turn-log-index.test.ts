import { describe, expect, it, vi } from 'vitest';
import { fixturePersona } from '../testing/fixture-persona.js';
import { logOf, speaking, thinking, thought } from '../testing/fixture-state.js';
import { TurnLogIndex } from './turn-log-index.js';

const many = Array.from({ length: 100 }, (_, turn) => thought(turn, `Thought ${turn}`));

function indexOf(thoughts = many) {
  const persona = fixturePersona({ thoughts });
  return { persona, index: new TurnLogIndex(persona.store, (state) => state.reasoning) };
}

describe('TurnLogIndex', () => {
  it('finds the items of a turn, also across groups', () => {
    const late = thought(3, 'An afterthought', { id: 'late' });
    const { index } = indexOf([...many, late]);
    expect(index.read('turn-3').items).toEqual([many[3], late]);
    expect(index.read('turn-500').items).toEqual([]);
  });

  it('returns the same object until an item of the turn changes', () => {
    const { persona, index } = indexOf();
    const [old, current] = [index.read('turn-98'), index.read('turn-99')];
    persona.set({ reasoning: logOf([...many.slice(0, 99), thought(99, 'More')]) });
    expect(index.read('turn-98')).toBe(old);
    expect(index.read('turn-99')).not.toBe(current);
  });

  it('wakes the listeners of that turn only, also when somebody has read it before', () => {
    const { persona, index } = indexOf();
    const [old, current] = [vi.fn(), vi.fn()];
    persona.store.subscribe(() => void index.read('turn-99'));
    index.subscribe('turn-98', old);
    index.subscribe('turn-99', current);
    persona.set({ reasoning: logOf([...many.slice(0, 99), thought(99, 'More')]) });
    expect(current).toHaveBeenCalledOnce();
    expect(old).not.toHaveBeenCalled();
  });

  it('reports when a turn starts and stops thinking', () => {
    const { persona, index } = indexOf();
    const listener = vi.fn();
    index.subscribe('turn-7', listener);
    persona.set({ turn: thinking(7) });
    expect(index.read('turn-7').thinking).toBe(true);
    persona.set({ turn: speaking(7) });
    expect(index.read('turn-7').thinking).toBe(false);
    expect(listener).toHaveBeenCalledTimes(2);
  });

  it('listens to the store only while somebody listens to it', () => {
    const { persona, index } = indexOf();
    const unsubscribeStore = vi.fn();
    const subscribe = vi.spyOn(persona.store, 'subscribe').mockReturnValue(unsubscribeStore);
    const leave = [index.subscribe('turn-1', vi.fn()), index.subscribe('turn-2', vi.fn())];
    expect(subscribe).toHaveBeenCalledOnce();
    for (const unsubscribe of leave) unsubscribe();
    expect(unsubscribeStore).toHaveBeenCalledOnce();
  });
});
