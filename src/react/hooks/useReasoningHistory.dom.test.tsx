import { act, cleanup, renderHook } from '@testing-library/react';
import { StrictMode, type ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sdkReasoning } from '../../core/testing/sdk-reasoning.js';
import { PersonaProvider, type PersonaProviderProps } from '../provider/PersonaProvider.js';
import { fixturePersona } from '../testing/fixture-persona.js';
import { reasoningLists } from '../testing/fixture-reasoning.js';
import { logOf, thought } from '../testing/fixture-state.js';
import { useAnamReasoning } from './useAnamReasoning.js';
import { useReasoningHistory, type ReasoningHistoryOptions } from './useReasoningHistory.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const { thoughts, messages = [], toolCalls = [] } = reasoningLists;

function ofPersona(settings: Pick<PersonaProviderProps, 'privacy'> = {}, options?: ReasoningHistoryOptions) {
  const persona = fixturePersona({ thoughts, messages, toolCalls });
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <PersonaProvider persona={persona} {...settings}>
      {children}
    </PersonaProvider>
  );
  return { persona, ...renderHook(() => useReasoningHistory(undefined, options), { wrapper }) };
}

/** Searches are deferred, so that typing does not stutter. */
const settle = () => act(() => void vi.runAllTimers());

describe('useReasoningHistory', () => {
  it('groups the thoughts of the persona by turn, the newest turn first', () => {
    const { result } = ofPersona();
    expect(result.current.turns.map(({ turnId, question }) => [turnId, question])).toEqual([
      [null, null],
      ['turn-1', 'And red?'],
      ['turn-0', 'Why is the sky blue?'],
    ]);
    expect(result.current.turns[1]).toMatchObject({ answer: 'Longer', live: true });
    expect(result.current.total).toBe(3);
  });

  it('returns the oldest turn first if set', () => {
    const { result } = ofPersona({}, { defaultOrder: 'oldest' });
    expect(result.current.turns[0]?.turnId).toBe('turn-0');
    act(() => result.current.setOrder('newest'));
    expect(result.current.turns[0]?.turnId).toBe(null);
  });

  it('needs no provider with a source, a list or an object', () => {
    const list = renderHook(() => useReasoningHistory(thoughts));
    expect(list.result.current.turns).toHaveLength(3);
    expect(list.result.current.turns[1]?.question).toBeNull();
    const { result } = renderHook(() => useReasoningHistory({ thoughts, messages, toolCalls }));
    expect(result.current.turns[1]?.question).toBe('And red?');
  });

  it('throws without a source outside a provider', () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    expect(() => renderHook(() => useReasoningHistory())).toThrow(
      expect.objectContaining({ code: 'config-context' }),
    );
    vi.restoreAllMocks();
  });

  it('shows what an AnamClient thinks', () => {
    const { client, think } = sdkReasoning();
    const { result } = renderHook(() => useReasoningHistory(useAnamReasoning(client)), {
      wrapper: StrictMode,
    });
    expect(result.current.turns).toEqual([]);
    think('r', 'I think.', true);
    act(() => void vi.advanceTimersByTime(200));
    expect(result.current.turns.flatMap(({ steps }) => steps)).toMatchObject([{ text: 'I think.' }]);
  });

  it('finds the places of a search in each thought, and leaves out what has none', () => {
    const { result } = ofPersona();
    act(() => result.current.setQuery('THE'));
    expect(result.current.isSearching).toBe(true);
    settle();
    const { turns, search, hit, isSearching } = result.current;
    expect(isSearching).toBe(false);
    expect(turns.map(({ steps }) => steps.map(({ id }) => id))).toEqual([
      ['turn-1-thought-1', 'turn-1-look_up', 'second'],
    ]);
    expect(search).toMatchObject({ query: 'THE', total: 3 });
    expect(search.hits.get('turn-1-thought-1')).toEqual([
      { start: 0, end: 3 },
      { start: 10, end: 13 },
    ]);
    expect(hit).toEqual({ index: 0, turnIndex: 0, stepId: 'turn-1-thought-1', hitIndex: 0 });
  });

  it('goes from hit to hit, and around', () => {
    const { result } = ofPersona();
    act(() => result.current.setQuery('the'));
    settle();
    act(() => result.current.previousHit());
    expect(result.current.hit).toEqual({ index: 2, turnIndex: 0, stepId: 'second', hitIndex: 0 });
    act(() => result.current.nextHit());
    act(() => result.current.nextHit());
    expect(result.current.hit).toMatchObject({ index: 1, hitIndex: 1 });
    act(() => result.current.setQuery('nothing of it'));
    settle();
    expect(result.current).toMatchObject({ turns: [], hit: null, total: 3 });
  });

  it('filters thoughts, and shows all again', () => {
    const { result } = ofPersona();
    act(() => result.current.setFilter({ source: 'server' }));
    expect(result.current.turns.map(({ id }) => id)).toEqual(['outside-turns']);
    expect(result.current).toMatchObject({ isFiltered: true, total: 3 });
    act(() => result.current.setFilter({ status: 'streaming' }));
    expect(result.current.turns).toEqual([]);
    act(() => result.current.showAll());
    expect(result.current).toMatchObject({ isFiltered: false, query: '' });
    expect(result.current.turns).toHaveLength(3);
  });

  it.each([
    ['of its own', {}, { redact: (text: string) => text.replaceAll('moon', '…') }],
    ['of the provider', { privacy: { redactReasoning: (text: string) => text.replaceAll('moon', '…') } }, {}],
  ])('redacts before it searches, by the rule %s', (_, settings, options) => {
    const { result } = ofPersona(settings, options);
    expect(JSON.stringify(result.current)).not.toContain('moon');
    act(() => result.current.setQuery('moon'));
    settle();
    expect(result.current.search.total).toBe(0);
    act(() => result.current.setQuery('And the …'));
    settle();
    expect(result.current.search.total).toBe(1);
  });

  it('returns the same object while no thought changes', () => {
    const { persona, result, rerender } = ofPersona();
    const before = result.current;
    rerender();
    act(() => persona.set({ userSpeaking: true }));
    act(() => persona.set({ reasoning: logOf(thoughts) }));
    expect(result.current).toBe(before);
  });

  it('keeps the identity of every turn except the growing one, also with search and filter', () => {
    const { persona, result } = ofPersona();
    act(() => result.current.setQuery('the'));
    act(() => result.current.setFilter({ source: 'client' }));
    settle();
    act(() => result.current.setQuery('e'));
    settle();
    const before = result.current.turns;
    const grown = thought(1, 'And the moon, too.', {
      id: 'second',
      startedAt: thoughts[2]?.startedAt ?? 0,
      status: 'streaming',
      endedAt: null,
    });
    act(() => persona.set({ reasoning: logOf(thoughts.with(2, grown)) }));
    settle();
    const after = result.current.turns;
    expect(after).toHaveLength(2);
    expect(after[0]).not.toBe(before[0]);
    expect(after[0]?.steps[0]).toBe(before[0]?.steps[0]);
    expect(after[1]).toBe(before[1]);
  });

  it('searches no thought again that stayed the same while another grows', () => {
    const { persona, result } = ofPersona();
    act(() => result.current.setQuery('the'));
    settle();
    const before = result.current.search;
    act(() => persona.set({ reasoning: logOf([...thoughts, thought(2, 'Nothing to find.')]) }));
    settle();
    expect(result.current.search).toBe(before);
  });
});
