import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { StrictMode, useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { PersonaMode, PersonaOptions } from '../../core/index.js';
import { clientsOf } from '../../core/testing/fake-sessions.js';
import { modeHarness } from '../../core/testing/mode-harness.js';
import { settle } from '../../core/testing/settle.js';
import { ModeToggle } from '../parts/mode-toggle/ModeToggle.js';
import { PersonaProvider } from './PersonaProvider.js';

afterEach(cleanup);

const radio = (name: string) => screen.getByRole<HTMLInputElement>('radio', { name });
const choose = async (h: ReturnType<typeof modeHarness>['h'], name: string) => {
  fireEvent.click(radio(name));
  await act(settle);
  act(h.frame);
  await act(settle);
};

describe('an uncontrolled mode', () => {
  it('is changed by the toggle, and reported', async () => {
    const { h } = modeHarness();
    const onModeChange = vi.fn<(mode: PersonaMode) => void>();
    render(
      <StrictMode>
        <PersonaProvider persona={h.persona} onModeChange={onModeChange}>
          <ModeToggle />
        </PersonaProvider>
      </StrictMode>,
    );
    expect(radio('This app').checked).toBe(true);
    await choose(h, 'Anam');
    expect(radio('Anam').checked).toBe(true);
    expect(onModeChange.mock.calls).toEqual([['server']]);
  });

  it('is reported again when a switch fails', async () => {
    const { h } = modeHarness();
    await h.live();
    const onModeChange = vi.fn<(mode: PersonaMode) => void>();
    render(
      <PersonaProvider persona={h.persona} onModeChange={onModeChange}>
        <ModeToggle />
      </PersonaProvider>,
    );
    await choose(h, 'Anam');
    expect(screen.getByRole('radiogroup').parentElement?.dataset['state']).toBe('switching');
    h.client.refuseSession(new Error('refused'));
    await act(settle);
    h.client.goLive();
    act(h.frame);
    await act(settle);
    expect(onModeChange.mock.calls).toEqual([['server'], ['client']]);
    expect(radio('This app').checked).toBe(true);
  });

  it('begins with the default mode', async () => {
    const seen: PersonaMode[] = [];
    const props: PersonaOptions = {
      session: ({ mode }) => {
        seen.push(mode);
        return new Promise(() => undefined);
      },
      llm: { client: { name: 'silent', async *stream() {} }, server: { llmId: 'mine' } },
      devices: { microphone: false },
      advanced: {
        environment: { supportsWebRtc: () => true, sessions: clientsOf(() => new Promise(() => undefined)) },
      },
    };
    render(
      <PersonaProvider {...props} defaultMode="server" autoStart>
        <ModeToggle />
      </PersonaProvider>,
    );
    await act(settle);
    expect(radio('Anam').checked).toBe(true);
    expect(seen).toEqual(['server']);
  });
});

describe('a mode that the app controls', () => {
  function Controlled({ h, allow = true }: { h: ReturnType<typeof modeHarness>['h']; allow?: boolean }) {
    const [mode, setMode] = useState<PersonaMode>('client');
    return (
      <PersonaProvider persona={h.persona} mode={mode} onModeChange={(asked) => allow && setMode(asked)}>
        <ModeToggle />
      </PersonaProvider>
    );
  }

  it('follows the prop, which the toggle asks for', async () => {
    const { h } = modeHarness();
    render(<Controlled h={h} />);
    await choose(h, 'Anam');
    expect(h.persona.store.getState().mode).toBe('server');
    expect(radio('Anam').checked).toBe(true);
  });

  it('stays if the app does not change it', async () => {
    const { h } = modeHarness();
    render(<Controlled h={h} allow={false} />);
    await choose(h, 'Anam');
    expect(h.persona.store.getState().mode).toBe('client');
    expect(radio('This app').checked).toBe(true);
  });

  it('goes back with a switch that failed', async () => {
    const { h } = modeHarness();
    await h.live();
    render(<Controlled h={h} />);
    await choose(h, 'Anam');
    h.client.refuseSession(new Error('refused'));
    await act(settle);
    h.client.goLive();
    act(h.frame);
    await act(settle);
    act(h.frame);
    expect(h.persona.store.getState()).toMatchObject({ mode: 'client', switching: null });
    expect(h.clients).toHaveLength(3);
    expect(radio('This app').checked).toBe(true);
  });

  it('can be asked for again when the app has not gone back with a switch that failed', async () => {
    const { h } = modeHarness();
    await h.live();
    const toServer = vi.fn<(mode: PersonaMode) => void>();
    render(
      <PersonaProvider persona={h.persona} mode="server" onModeChange={toServer}>
        <ModeToggle />
      </PersonaProvider>,
    );
    await act(settle);
    h.client.refuseSession(new Error('refused'));
    await act(settle);
    h.client.goLive('back');
    await act(settle);
    act(h.frame);
    expect(radio('This app').checked).toBe(true);
    await choose(h, 'Anam');
    h.client.goLive('again');
    await act(settle);
    act(h.frame);
    expect(h.persona.store.getState()).toMatchObject({ mode: 'server', session: { status: 'live' } });
    expect(radio('Anam').checked).toBe(true);
  });

  it('without `onModeChange` is fixed, and there is no toggle', () => {
    const { h } = modeHarness();
    render(
      <PersonaProvider persona={h.persona} mode="client">
        <ModeToggle />
      </PersonaProvider>,
    );
    expect(screen.queryByRole('radiogroup')).toBeNull();
  });
});
