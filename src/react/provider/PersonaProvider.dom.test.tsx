import { act, cleanup, render } from '@testing-library/react';
import { StrictMode, type ReactNode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fixturePersona } from '../testing/fixture-persona.js';
import { FakeAnamClient } from '../../core/testing/fake-anam-client.js';
import { clientsOf } from '../../core/testing/fake-sessions.js';
import { settle } from '../../core/testing/settle.js';
import type { Persona, PersonaError, PersonaOptions } from '../../core/index.js';
import { usePersona } from '../hooks/usePersona.js';
import { PersonaProvider } from './PersonaProvider.js';

afterEach(cleanup);

/** Options for a persona with fakes for everything outside; `clients` contains the created clients. */
function offline(options: Partial<PersonaOptions> = {}) {
  const clients: FakeAnamClient[] = [];
  const session = vi.fn((_request: { signal: AbortSignal }) => `token-${clients.length + 1}`);
  const props: PersonaOptions = {
    session,
    llm: { client: { name: 'silent', async *stream() {} } },
    devices: { microphone: false },
    advanced: {
      environment: {
        supportsWebRtc: () => true,
        sessions: clientsOf(async () => (token, clientOptions) => {
          const client = new FakeAnamClient(token, clientOptions);
          clients.push(client);
          return client.asClient;
        }),
      },
    },
    ...options,
  };
  return { clients, session, props };
}

const seen: Persona[] = [];
function Peek() {
  const persona = usePersona();
  if (seen.at(-1) !== persona) seen.push(persona);
  return null;
}

async function renderPersona(children: ReactNode) {
  seen.length = 0;
  const view = render(children);
  await act(settle);
  const persona = seen.at(-1);
  if (!persona) throw new Error('Nothing was rendered.');
  return { ...view, persona };
}

describe('PersonaProvider with options', () => {
  it('connects nothing on mount', async () => {
    const { clients, session, props } = offline();
    await renderPersona(
      <PersonaProvider {...props}>
        <Peek />
      </PersonaProvider>,
    );
    expect(session).not.toHaveBeenCalled();
    expect(clients).toHaveLength(0);
  });

  it('makes one persona, and one session of it under StrictMode', async () => {
    const { clients, session, props } = offline();
    const { persona } = await renderPersona(
      <StrictMode>
        <PersonaProvider {...props} autoStart>
          <Peek />
        </PersonaProvider>
      </StrictMode>,
    );
    expect(session).toHaveBeenCalledOnce();
    expect(clients).toHaveLength(1);
    await vi.waitFor(() => expect(persona.store.getState().session.status).toBe('connecting'));
  });

  it('keeps the persona when it renders again with options written inline', async () => {
    const { props } = offline();
    const { persona, rerender } = await renderPersona(
      <PersonaProvider {...props}>
        <Peek />
      </PersonaProvider>,
    );
    rerender(
      <PersonaProvider {...props} onError={() => undefined} llm={{ ...props.llm }}>
        <Peek />
      </PersonaProvider>,
    );
    expect(seen).toEqual([persona]);
  });

  it('stops the session when it is unmounted', async () => {
    const { session, props } = offline({ session: undefined as never });
    const pending = vi.fn((request: { signal: AbortSignal }) => {
      session(request);
      return new Promise<string>(() => undefined);
    });
    const { unmount } = await renderPersona(
      <PersonaProvider {...props} session={pending} autoStart>
        <Peek />
      </PersonaProvider>,
    );
    const signal = session.mock.calls[0]?.[0].signal;
    expect(signal?.aborted).toBe(false);
    unmount();
    await settle();
    expect(signal?.aborted).toBe(true);
  });

  it('opens no session for a click that went on after the unmount', async () => {
    const frames: (() => void)[] = [];
    const { clients, props } = offline();
    const scheduleFrame = (frame: () => void) => {
      frames.push(frame);
      return () => undefined;
    };
    const environment = { ...props.advanced?.environment, scheduleFrame };
    const { persona, unmount } = await renderPersona(
      <PersonaProvider {...props} advanced={{ environment }}>
        <Peek />
      </PersonaProvider>,
    );
    unmount();
    await settle();
    const started = persona.start();
    while (frames.length > 0) frames.shift()?.();
    await expect(started).rejects.toMatchObject({ code: 'session-stopped' });
    expect(clients).toHaveLength(0);
  });

  it('calls the latest functions, not those of the first render', async () => {
    const { props } = offline();
    const first = vi.fn(() => 'first');
    const latest = vi.fn(() => Promise.reject(new Error('no token today')));
    const firstOnError = vi.fn();
    const latestOnError = vi.fn<(error: PersonaError) => void>();
    const { persona, rerender } = await renderPersona(
      <PersonaProvider {...props} session={first} onError={firstOnError}>
        <Peek />
      </PersonaProvider>,
    );
    rerender(
      <PersonaProvider {...props} session={latest} onError={latestOnError}>
        <Peek />
      </PersonaProvider>,
    );
    await expect(persona.start()).rejects.toMatchObject({ code: 'token-unreachable' });
    expect(first).not.toHaveBeenCalled();
    expect(firstOnError).not.toHaveBeenCalled();
    expect(latestOnError).toHaveBeenCalledOnce();
  });

  it('throws for invalid options', () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    expect(() => render(<PersonaProvider session="" llm={{}} />)).toThrow(
      expect.objectContaining({ code: 'config-session' }),
    );
    vi.restoreAllMocks();
  });

  it('gives each of two providers its own persona', async () => {
    const { props } = offline();
    await renderPersona(
      <>
        <PersonaProvider {...props}>
          <Peek />
        </PersonaProvider>
        <PersonaProvider {...props}>
          <Peek />
        </PersonaProvider>
      </>,
    );
    expect(new Set(seen).size).toBe(2);
  });
});

describe('PersonaProvider with a persona', () => {
  it('leaves the end of it to its owner', async () => {
    const persona = fixturePersona();
    const { unmount } = await renderPersona(
      <PersonaProvider persona={persona}>
        <Peek />
      </PersonaProvider>,
    );
    expect(seen).toEqual([persona]);
    unmount();
    await settle();
    expect(persona.end).not.toHaveBeenCalled();
  });

  it('passes over to another persona', async () => {
    const [one, other] = [fixturePersona(), fixturePersona()];
    const { rerender } = await renderPersona(
      <PersonaProvider persona={one}>
        <Peek />
      </PersonaProvider>,
    );
    rerender(
      <PersonaProvider persona={other}>
        <Peek />
      </PersonaProvider>,
    );
    expect(seen).toEqual([one, other]);
  });
});

it('throws with advice if there is no provider', () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  expect(() => render(<Peek />)).toThrow(
    expect.objectContaining({
      code: 'config-context',
      message: expect.stringContaining('<PersonaProvider>'),
    }),
  );
  vi.restoreAllMocks();
});
