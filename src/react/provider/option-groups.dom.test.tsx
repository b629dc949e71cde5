/** Values that are written inline in a group are new on every render, and must cause no harm. */
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { StrictMode, type ReactNode } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { firstThought, question } from '../testing/fixture-conversation.js';
import { fixturePersona } from '../testing/fixture-persona.js';
import { personaMessage, sessions, thought, userMessage } from '../testing/fixture-state.js';
import { settle } from '../../core/testing/settle.js';
import type { Persona } from '../../core/index.js';
import { Reasoning, Transcript, usePersona, useReasoningMode } from '../../index.js';
import { PersonaProvider, type PersonaProviderProps } from './PersonaProvider.js';

afterEach(cleanup);

const seen = new Set<Persona>();
const rendered = vi.fn<() => void>();

function Peek() {
  rendered();
  seen.add(usePersona());
  const { mode, setMode } = useReasoningMode();
  return (
    <button type="button" onClick={() => setMode('never')}>
      {mode}
    </button>
  );
}

const llm = { client: { name: 'silent', async *stream() {} } };

function inlineOptions(name: string, called: string[]): PersonaProviderProps {
  return {
    session: {
      getToken: () => {
        called.push(`getToken ${name}`);
        throw new Error('no token');
      },
      endUrl: '/end',
    },
    llm,
    devices: { microphone: false },
    limits: { sessionSeconds: 60 },
    timeouts: { startMs: 5_000 },
    speech: { codePhrase: 'Code.' },
    reconnect: { maxAttempts: 1 },
    tools: [{ name: 'clock', execute: () => name }],
    reasoning: { defaultMode: 'always', onModeChange: (mode) => called.push(`onModeChange ${name} ${mode}`) },
    captions: { defaults: { on: false }, storage: { load: () => null, save: () => undefined } },
    privacy: { redactReasoning: (text) => text },
    labels: { persona: 'Ada' },
    renderMarkdown: (text) => <b>{text}</b>,
    onError: () => called.push(`onError ${name}`),
    advanced: { onTurn: () => undefined, environment: { supportsWebRtc: () => true } },
  };
}

it('makes one persona, and calls the latest functions', async () => {
  const called: string[] = [];
  seen.clear();
  rendered.mockClear();
  const show = (name: string) => (
    <StrictMode>
      <PersonaProvider {...inlineOptions(name, called)}>
        <Peek />
      </PersonaProvider>
    </StrictMode>
  );
  const view = render(show('first'));
  for (const name of ['second', 'third', 'latest']) view.rerender(show(name));
  // One render per render of the parent (two under StrictMode), because nothing re-renders by itself.
  expect(rendered).toHaveBeenCalledTimes(8);
  expect(seen.size).toBe(1);
  fireEvent.click(screen.getByRole('button', { name: 'always' }));
  expect(called).toEqual(['onModeChange latest never']);
  const [persona] = seen;
  await act(async () => {
    await expect(persona?.start()).rejects.toMatchObject({ code: 'token-unreachable' });
    await settle();
  });
  expect(called).toEqual(['onModeChange latest never', 'getToken latest', 'onError latest']);
});

const conversation = () =>
  fixturePersona({
    session: sessions.live,
    messages: [question, personaMessage(0, 'Answer **0**')],
    thoughts: [firstThought],
  });

const showWith = (options: Partial<PersonaProviderProps>, children: ReactNode) =>
  render(
    <PersonaProvider
      persona={conversation()}
      reasoning={{ defaultMode: 'always' }}
      {...(options as { readonly privacy?: never })}
    >
      {children}
    </PersonaProvider>,
  ).container;

const marked = (name: string) => (text: string) => <i data-by={name}>{text}</i>;
const by = (container: HTMLElement) =>
  [...container.querySelectorAll('[data-by]')].map((element) => element.getAttribute('data-by'));

it('shows messages and thoughts by one renderer', async () => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = () => undefined;
      disconnect = () => undefined;
    },
  );
  const container = showWith({ renderMarkdown: marked('all') }, <Transcript />);
  await waitFor(() => expect(by(container)).toEqual(['all', 'all']));
});

it('lets a part of it have its own renderer, or plain text', async () => {
  const own = showWith(
    { renderMarkdown: marked('all'), reasoning: { defaultMode: 'always', render: marked('thought') } },
    <Transcript renderMessage={marked('message')} />,
  );
  await waitFor(() => expect(new Set(by(own))).toEqual(new Set(['message', 'thought'])));
  cleanup();
  const plain = showWith(
    { renderMarkdown: marked('all'), reasoning: { defaultMode: 'always', render: null } },
    <Transcript renderMessage={null} />,
  );
  expect(by(plain)).toEqual([]);
  expect(plain.textContent).toContain('Answer **0**');
});

it('redacts by the latest function that is written inline', () => {
  const secret = fixturePersona({
    session: sessions.live,
    messages: [userMessage(0, 'What?')],
    thoughts: [thought(0, 'The code is 4711, of Ada.')],
  });
  const show = (hidden: string) => (
    <PersonaProvider
      persona={secret}
      reasoning={{ defaultMode: 'always' }}
      privacy={{ redactReasoning: (text) => text.replace(hidden, '••••') }}
    >
      <Reasoning turnId="turn-0" />
    </PersonaProvider>
  );
  const { container, rerender } = render(show('4711'));
  expect(container.textContent).toContain('The code is ••••, of Ada.');
  rerender(show('Ada'));
  expect(container.textContent).toContain('The code is 4711, of ••••.');
});
