/** Before the user has consented, nothing leaves the page. */
import { useEffect } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import 'anam-react/styles.css';
import 'anam-react/layouts.css';
import type { ConversationStorage, Persona } from '../../core/index.js';
import { openaiCompatible } from '../../llm/index.js';
import { PersonaChat, type PersonaChatProps } from '../chat/PersonaChat.js';
import { PersonaLauncher } from '../chat/PersonaLauncher.js';
import { usePersonaConsent, type PersonaConsent } from '../hooks/usePersonaConsent.js';
import type { ConsentOptions, ConsentRecord } from '../provider/consent/consent-options.js';
import { everyLayout } from '../testing/every-layout.js';
import { LayoutChat } from '../testing/layout-chat.js';
import { recordOutgoing, type Outgoing } from '../testing/outgoing.js';
import { Peek, simulatedPage, type SimulatedPage } from '../testing/simulated-page.js';

const inTime = { timeout: 15_000 };
const question = { name: 'Before you start' };
let outgoing: Outgoing | undefined;
let simulated: SimulatedPage | undefined;

beforeEach(() => localStorage.clear());
afterEach(() => {
  outgoing?.restore();
  simulated?.close();
  [outgoing, simulated] = [undefined, undefined];
  localStorage.clear();
});

/** A conversation that was saved with an earlier consent. */
const storageSpy = () =>
  ({
    load: vi.fn(() => Promise.resolve(null)),
    save: vi.fn(() => Promise.resolve()),
    remove: vi.fn(() => Promise.resolve()),
  }) satisfies ConversationStorage;

type OwnChat = Extract<PersonaChatProps, { readonly session: unknown }>;

const offline = (more: Partial<ConsentOptions> = {}): OwnChat => ({
  session: { url: '/api/persona/session', endUrl: '/api/persona/end' },
  llm: {
    client: openaiCompatible({ url: 'https://models.example/v1', model: 'm' }),
    server: { llmId: 'my-llm' },
  },
  composer: { suggestions: ['What can you do?'] },
  privacy: { consent: { version: '1', policyUrl: '/privacy', ...more } },
});

let consent: PersonaConsent;
function PeekConsent() {
  const control = usePersonaConsent();
  useEffect(() => {
    consent = control;
  }, [control]);
  return null;
}

const rejected = (promise: Promise<unknown>) =>
  promise.then(
    () => 'resolved',
    (error: { readonly code?: string }) => error.code,
  );

it('sends nothing and asks for nothing before the user has consented, whatever starts the session', async () => {
  outgoing = recordOutgoing();
  const storage = storageSpy();
  let persona!: Persona;
  const onError = vi.fn();
  const screen = await render(
    <div style={{ blockSize: 700 }}>
      <PersonaChat {...offline()} autoStart storage={storage} onError={onError}>
        <Peek onPersona={(given) => (persona = given)} />
      </PersonaChat>
    </div>,
  );
  const dialog = screen.getByRole('dialog', question);
  // `autoStart` asks.
  await expect.element(dialog).toBeVisible();
  const byApp = rejected(persona.start());
  void persona.preload();
  persona.keepAlive();
  await persona.setMode('server');
  window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: false }));
  document.dispatchEvent(new Event('visibilitychange'));
  await userEvent.keyboard('{Escape}');
  expect(await byApp).toBe('session-stopped');
  await expect.element(dialog).not.toBeInTheDocument();

  await screen.getByRole('button', { name: 'What can you do?' }).click();
  await expect.element(dialog).toBeVisible();
  await dialog.getByRole('button', { name: 'Not now' }).click();
  await expect.element(screen.getByRole('button', { name: 'What can you do?' })).toBeVisible();

  const start = screen.getByRole('button', { name: 'Start conversation' });
  await start.hover();
  await start.click();
  await expect.element(dialog).toBeVisible();
  const cancelled = rejected(persona.start());
  await persona.end();
  expect(await cancelled).toBe('session-stopped');
  await expect.element(dialog).not.toBeInTheDocument();

  await persona.clear();
  expect(persona.store.getState().session.status).toBe('idle');
  const waiting = rejected(persona.start());
  await expect.element(dialog).toBeVisible();
  await screen.unmount();
  expect(await waiting).toBe('session-stopped');
  expect(outgoing.all()).toEqual([]);
  expect(storage.load).not.toHaveBeenCalled();
  expect(storage.save).not.toHaveBeenCalled();
  expect(onError).not.toHaveBeenCalled();
});

it('records what would leave the page: without the option, a start sends a request', async () => {
  outgoing = recordOutgoing();
  let persona!: Persona;
  const { privacy: _, ...options } = offline();
  const screen = await render(
    <PersonaChat {...options} devices={{ microphone: false }}>
      <Peek onPersona={(given) => (persona = given)} />
    </PersonaChat>,
  );
  await rejected(persona.start());
  expect(outgoing.all()).toContain('fetch /api/persona/session');
  expect(outgoing.all()).toContainEqual(expect.stringMatching(/^load .*session-code/));
  await screen.unmount();
});

it('holds a persona that the app created, also after the provider has unmounted', async () => {
  outgoing = recordOutgoing();
  const { createPersona } = await import('../../core/index.js');
  const { session, llm, privacy = {} } = offline();
  const persona = createPersona({ session, llm });
  const screen = await render(<PersonaChat persona={persona} privacy={privacy} />);
  await screen.unmount();
  const held = rejected(persona.start());
  await persona.end();
  expect(await held).toBe('session-stopped');
  await persona.destroy();
  expect(outgoing.all()).toEqual([]);
});

it.each(everyLayout)('asks in a dialog with all of its controls in the window, as %s', async (layout) => {
  outgoing = recordOutgoing();
  const screen = await render(<LayoutChat {...offline()} layout={layout} />);
  if (layout === 'launcher') await screen.getByRole('button', { name: 'Talk to us' }).click();
  await screen.getByRole('button', { name: 'Start conversation' }).click();
  const dialog = screen.getByRole('dialog', question);
  await expect.element(dialog).toHaveFocus();
  await expect.element(dialog).toHaveAccessibleDescription(/goes to Anam, which turns it into text/);
  await expect.element(dialog.getByRole('link', { name: 'Privacy policy' })).toBeVisible();
  await userEvent.keyboard('{Tab}{Tab}');
  await expect.element(dialog.getByRole('button', { name: 'Accept and continue' })).toHaveFocus();
  await userEvent.keyboard('{Tab}{Enter}');
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(screen.getByRole('button', { name: 'Start conversation' })).toHaveFocus();
  expect(outgoing.all()).toEqual([]);
});

it('opens a closed launcher when a start asks', async () => {
  outgoing = recordOutgoing();
  let persona!: Persona;
  const screen = await render(
    <PersonaLauncher {...offline()}>
      <Peek onPersona={(given) => (persona = given)} />
    </PersonaLauncher>,
  );
  await screen.getByRole('button', { name: 'Talk to us' }).click();
  await screen.getByRole('button', { name: 'Close chat' }).click();
  const held = rejected(persona.start());
  await expect.element(screen.getByRole('dialog', question)).toBeVisible();
  await userEvent.keyboard('{Escape}');
  expect(await held).toBe('session-stopped');
});

function liveChat(more: Partial<ConsentOptions>, storage?: ConversationStorage) {
  simulated ??= simulatedPage();
  return (
    <div style={{ blockSize: 700 }}>
      <PersonaChat
        {...simulated.options}
        privacy={{ consent: { version: '1', ...more } }}
        {...(storage && { storage })}
      >
        <PeekConsent />
      </PersonaChat>
    </div>
  );
}

it('starts after the consent, records it, remembers it per version, and forgets it when it is withdrawn', async () => {
  const records: ConsentRecord[] = [];
  const onConsent = (record: ConsentRecord) => void records.push(record);
  const storage = storageSpy();
  const first = await render(liveChat({ onConsent }, storage));
  await first.getByRole('button', { name: 'Start conversation' }).click();
  expect(storage.load).not.toHaveBeenCalled();
  await first.getByRole('button', { name: 'Accept and continue' }).click();
  await expect.element(first.getByRole('button', { name: 'End conversation' }), inTime).toBeVisible();
  expect(storage.load).toHaveBeenCalledOnce();
  expect(records).toEqual([
    {
      decision: 'accepted',
      version: '1',
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      language: 'en',
      purposes: ['model', 'voice', 'storage'],
    },
  ]);
  await first.unmount();

  const second = await render(liveChat({ onConsent }, storage));
  await second.getByRole('button', { name: 'Start conversation' }).click();
  await expect.element(second.getByRole('button', { name: 'End conversation' }), inTime).toBeVisible();
  expect(consent.status).toBe('accepted');
  await consent.withdraw({ clear: true });
  await expect.poll(() => storage.remove.mock.calls.length, inTime).toBeGreaterThan(0);
  await expect.poll(() => simulated?.openSessions(), inTime).toBe(0);
  expect(records.map(({ decision }) => decision)).toEqual(['accepted', 'withdrawn']);
  expect(localStorage).toHaveLength(0);
  await second.getByRole('button', { name: 'Start conversation' }).click();
  await expect.element(second.getByRole('dialog', question)).toBeVisible();
  await second.getByRole('button', { name: 'Accept and continue' }).click();
  await expect.element(second.getByRole('button', { name: 'End conversation' }), inTime).toBeVisible();
  await second.unmount();

  const third = await render(liveChat({ version: '2' }));
  await third.getByRole('button', { name: 'Start conversation' }).click();
  await expect.element(third.getByRole('dialog', question)).toBeVisible();
});

it('ends the session when the user withdraws in another tab', async () => {
  const screen = await render(liveChat({}));
  await screen.getByRole('button', { name: 'Start conversation' }).click();
  await screen.getByRole('button', { name: 'Accept and continue' }).click();
  await expect.element(screen.getByRole('button', { name: 'End conversation' }), inTime).toBeVisible();
  localStorage.clear();
  window.dispatchEvent(new StorageEvent('storage', { key: null }));
  await expect.poll(() => simulated?.openSessions(), inTime).toBe(0);
  expect(consent.status).toBe('required');
});

it('works where storage is blocked, and reports a callback that throws', async () => {
  const blocked = () => {
    throw new DOMException('Blocked', 'SecurityError');
  };
  simulated = simulatedPage();
  const onError = vi.fn();
  const screen = await render(
    <PersonaChat
      {...simulated.options}
      onError={onError}
      privacy={{
        consent: {
          version: '1',
          storage: { load: blocked, save: blocked, remove: blocked, watch: blocked },
          onConsent: () => Promise.reject(new Error('no network')),
        },
      }}
    />,
  );
  await screen.getByRole('button', { name: 'Start conversation' }).click();
  await screen.getByRole('button', { name: 'Accept and continue' }).click();
  await expect.element(screen.getByRole('button', { name: 'End conversation' }), inTime).toBeVisible();
  expect(onError).toHaveBeenCalledWith(expect.objectContaining({ code: 'app-callback' }));
});
