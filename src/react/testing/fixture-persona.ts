import type { Persona, PersonaState } from 'anam-react/core';
import { fn } from 'storybook/test';
import { createStore } from 'zustand/vanilla';
import { fixtureState, type FixtureState } from './fixture-state.js';

/** A persona with a fixed state and no behaviour. Its actions are spies. */
export interface FixturePersona extends Persona {
  /** Changes values of the state and publishes them as core does. */
  readonly set: (patch: Partial<PersonaState>) => void;
}

export function fixturePersona(state: FixtureState = {}): FixturePersona {
  const store = createStore<PersonaState>(() => fixtureState(state));
  return {
    store,
    set: (patch) => store.setState(patch),
    start: fn(() => Promise.resolve()),
    end: fn(() => Promise.resolve()),
    isSupported: fn(() => true),
    preload: fn(() => Promise.resolve()),
    destroy: fn(() => Promise.resolve()),
    ask: fn(() => ({
      id: 'turn',
      ended: Promise.resolve({ turnId: 'turn', outcome: 'completed' as const }),
    })),
    retry: fn(() => ({
      id: 'turn',
      ended: Promise.resolve({ turnId: 'turn', outcome: 'completed' as const }),
    })),
    say: fn(() => ({
      id: 'turn',
      ended: Promise.resolve({ turnId: 'turn', outcome: 'completed' as const }),
    })),
    restore: fn(() => Promise.resolve(false)),
    clear: fn(() => Promise.resolve()),
    setMode: fn(() => Promise.resolve()),
    addContext: fn(),
    cue: fn(() => Promise.resolve()),
    update: fn(() => Promise.resolve({ confirmed: true })),
    keepAlive: fn(() => store.setState({ ending: null })),
    interrupt: fn(),
    registerTool: fn(() => () => undefined),
    respondToToolCall: fn(),
    requestMicrophone: fn(),
    selectMicrophone: fn(),
    selectSpeaker: fn(),
    setMicrophoneMuted: fn(),
    reportError: fn((error) => store.setState({ error })),
    dismissError: fn(() => store.setState({ error: null })),
  };
}
