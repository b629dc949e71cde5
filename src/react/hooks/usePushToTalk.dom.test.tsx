import { act, cleanup, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, expect, it } from 'vitest';
import { personaHarness } from '../../core/testing/persona-harness.js';
import { PersonaProvider } from '../provider/PersonaProvider.js';
import { usePushToTalk } from './usePushToTalk.js';

afterEach(cleanup);

function pushToTalk() {
  const h = personaHarness();
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <PersonaProvider persona={h.persona}>{children}</PersonaProvider>
  );
  const hook = renderHook(usePushToTalk, { wrapper, initialProps: { disabled: false } });
  const mute = (muted: boolean) => act(() => h.persona.setMicrophoneMuted(muted));
  return { ...hook, mute, isMuted: () => h.state.microphoneMuted };
}

it('mutes, and restores on unmount what was before', () => {
  const { unmount, isMuted } = pushToTalk();
  expect(isMuted()).toBe(true);
  unmount();
  expect(isMuted()).toBe(false);
});

it('does not unmute a user who muted while it was disabled', () => {
  const { rerender, unmount, mute, isMuted } = pushToTalk();
  expect(isMuted()).toBe(true);
  rerender({ disabled: true });
  mute(false);
  expect(isMuted()).toBe(false);
  mute(true);
  expect(isMuted()).toBe(true);
  unmount();
  expect(isMuted()).toBe(true);
});

it('keeps what the user chose while it was disabled when it is enabled and unmounted', () => {
  const { rerender, unmount, mute, isMuted } = pushToTalk();
  expect(isMuted()).toBe(true);
  rerender({ disabled: true });
  mute(false);
  rerender({ disabled: false });
  expect(isMuted()).toBe(true);
  unmount();
  expect(isMuted()).toBe(false);
});
