/** A held button counts as released as soon as its release could no longer be detected. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { usePushToTalk } from '../hooks/usePushToTalk.js';
import { PersonaProvider } from '../provider/PersonaProvider.js';
import { fixturePersona, type FixturePersona } from '../testing/fixture-persona.js';
import { sessions } from '../testing/fixture-state.js';

let persona: FixturePersona;
beforeEach(() => {
  persona = fixturePersona({ session: sessions.live });
  vi.mocked(persona.setMicrophoneMuted).mockImplementation((microphoneMuted) =>
    persona.set({ microphoneMuted }),
  );
});
afterEach(() => vi.restoreAllMocks());

function TalkButton({ shows }: { readonly shows: boolean }) {
  const { buttonProps } = usePushToTalk();
  return (
    shows && (
      <button type="button" {...buttonProps}>
        Talk
      </button>
    )
  );
}

const tree = (shows: boolean) => (
  <PersonaProvider persona={persona}>
    <TalkButton shows={shows} />
  </PersonaProvider>
);

const isMuted = () => persona.store.getState().microphoneMuted;
const pointer = (type: string, target: Element) =>
  target.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerId: 1, button: 0 }));

async function held() {
  const screen = await render(tree(true));
  const button = screen.getByRole('button').element();
  // Only a real pointer can be captured.
  vi.spyOn(button, 'setPointerCapture').mockImplementation(() => undefined);
  pointer('pointerdown', button);
  await expect.poll(isMuted).toBe(false);
  return screen;
}

it.each(['blur', 'pagehide'])('by %s', async (event) => {
  await held();
  globalThis.dispatchEvent(new Event(event));
  await expect.poll(isMuted).toBe(true);
});

it('when the page is hidden', async () => {
  await held();
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
  document.dispatchEvent(new Event('visibilitychange'));
  await expect.poll(isMuted).toBe(true);
});

it('when the pointer is released after the button was removed', async () => {
  const screen = await held();
  await screen.rerender(tree(false));
  expect(isMuted()).toBe(false);
  pointer('pointerup', document.body);
  expect(isMuted()).toBe(true);
});
