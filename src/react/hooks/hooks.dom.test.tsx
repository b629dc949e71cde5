import { act, cleanup, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { fixturePersona, type FixturePersona } from '../testing/fixture-persona.js';
import {
  endedTurn,
  logOf,
  personaMessage,
  sessions,
  speaking,
  thinking,
  thought,
  toolCall,
  userMessage,
  microphones,
} from '../testing/fixture-state.js';
import { PersonaProvider } from '../provider/PersonaProvider.js';
import { usePersonaActivity } from './usePersonaActivity.js';
import { usePersonaMessages } from './usePersonaMessages.js';
import { usePersonaMicrophone } from './usePersonaMicrophone.js';
import { usePersonaReasoning } from './usePersonaReasoning.js';
import { usePersonaSelector } from './usePersonaSelector.js';
import { usePersonaSession } from './usePersonaSession.js';
import { usePersonaToolCalls } from './usePersonaToolCalls.js';
import { usePersonaTurn } from './usePersonaTurn.js';

afterEach(cleanup);

/** Runs a hook below a provider with the persona, and counts its renders. */
function run<Result>(persona: FixturePersona, hook: () => Result) {
  let renders = 0;
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <PersonaProvider persona={persona}>{children}</PersonaProvider>
  );
  const view = renderHook(
    () => {
      renders += 1;
      return hook();
    },
    { wrapper },
  );
  return {
    ...view,
    get renders() {
      return renders;
    },
  };
}

describe('a hook', () => {
  it('gives its slice and renders again only for it', () => {
    const persona = fixturePersona({ session: sessions.live });
    const session = run(persona, usePersonaSession);
    const turn = run(persona, usePersonaTurn);
    const microphone = run(persona, usePersonaMicrophone);
    act(() => persona.set({ turn: speaking(0) }));
    expect(turn.result.current).toEqual(speaking(0));
    expect(session.result.current).toEqual(sessions.live);
    expect(microphone.result.current).toMatchObject({ status: 'granted' });
    expect([session.renders, turn.renders, microphone.renders]).toEqual([1, 2, 1]);
  });

  it('returns the activity in one word', () => {
    const persona = fixturePersona({ microphone: microphones.listening });
    const { result } = run(persona, usePersonaActivity);
    const words = [result.current];
    for (const patch of [
      { session: sessions.connecting },
      { session: sessions.live },
      { turn: thinking(0) },
      { turn: speaking(0) },
      { turn: endedTurn(0, 'interrupted') },
      { session: sessions.stopped },
    ]) {
      act(() => persona.set(patch));
      words.push(result.current);
    }
    expect(words).toEqual([
      'idle',
      'connecting',
      'listening',
      'thinking',
      'speaking',
      'interrupted',
      'ended',
    ]);
  });
});

describe('usePersonaMessages', () => {
  it('keeps the list until the transcript changes', () => {
    const messages = Array.from({ length: 40 }, (_, index) => userMessage(index, `Line ${index}`));
    const persona = fixturePersona({ messages });
    const { result } = run(persona, usePersonaMessages);
    const before = result.current;
    act(() => persona.set({ turn: speaking(0), userSpeaking: true }));
    expect(result.current).toBe(before);
    act(() => persona.set({ transcript: logOf([...messages, personaMessage(39, 'Answer')]) }));
    expect(result.current).toHaveLength(41);
    expect(result.current[0]).toBe(before[0]);
  });
});

describe('usePersonaReasoning', () => {
  const thoughts = [thought(0, 'a'), thought(1, 'b'), thought(1, 'c', { id: 'second' })];

  it('gives all thoughts, or those of a turn', () => {
    const persona = fixturePersona({ thoughts });
    expect(run(persona, () => usePersonaReasoning()).result.current).toEqual(thoughts);
    expect(run(persona, () => usePersonaReasoning('turn-1')).result.current).toEqual(thoughts.slice(1));
    expect(run(persona, () => usePersonaReasoning('turn-9')).result.current).toEqual([]);
  });

  it('renders again for its own turn only', () => {
    const persona = fixturePersona({ thoughts });
    const old = run(persona, () => usePersonaReasoning('turn-0'));
    const current = run(persona, () => usePersonaReasoning('turn-1'));
    act(() =>
      persona.set({ reasoning: logOf([...thoughts.slice(0, 2), thought(1, 'c and d', { id: 'second' })]) }),
    );
    expect(current.result.current.at(-1)?.text).toBe('c and d');
    expect([old.renders, current.renders]).toEqual([1, 2]);
  });
});

describe('usePersonaToolCalls', () => {
  const weather = toolCall(1, 'weather', { status: 'running' });
  const toolCalls = [toolCall(0, 'search'), toolCall(0, 'outside', { turnId: null }), weather];

  it('gives all calls, or those of a turn', () => {
    const persona = fixturePersona({ toolCalls });
    expect(run(persona, () => usePersonaToolCalls()).result.current).toEqual(toolCalls);
    expect(run(persona, () => usePersonaToolCalls('turn-1')).result.current).toEqual([weather]);
    expect(run(persona, () => usePersonaToolCalls('turn-9')).result.current).toEqual([]);
  });

  it('renders again for its own turn only', () => {
    const persona = fixturePersona({ toolCalls });
    const old = run(persona, () => usePersonaToolCalls('turn-0'));
    const current = run(persona, () => usePersonaToolCalls('turn-1'));
    act(() => persona.set({ turn: thinking(1) }));
    act(() => persona.set({ toolCalls: logOf([...toolCalls.slice(0, 2), toolCall(1, 'weather')]) }));
    expect(current.result.current[0]?.status).toBe('done');
    expect([old.renders, current.renders]).toEqual([1, 2]);
  });
});

describe('usePersonaSelector', () => {
  it('takes a selector that makes a new object every time', () => {
    const persona = fixturePersona({ session: sessions.live });
    const view = run(persona, () =>
      usePersonaSelector((s) => ({ mode: s.mode, waiting: s.queuedTurnIds.length })),
    );
    act(() => persona.set({ userSpeaking: true }));
    expect(view.renders).toBe(1);
    act(() => persona.set({ queuedTurnIds: ['a'] }));
    expect(view.result.current).toEqual({ mode: 'client', waiting: 1 });
  });
});
