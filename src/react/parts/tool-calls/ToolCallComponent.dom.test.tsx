import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useState, type ReactNode } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { z } from 'zod';
import type { ToolCall } from '../../../core/index.js';
import { usePersonaTool, type PersonaToolOptions } from '../../hooks/usePersonaTool.js';
import { PersonaProvider } from '../../provider/PersonaProvider.js';
import type { PersonaToolCall } from '../../provider/persona-tool-call.js';
import { fixturePersona } from '../../testing/fixture-persona.js';
import { logOf, sessions, toolCall } from '../../testing/fixture-state.js';
import { ToolCalls } from './ToolCalls.js';

afterEach(cleanup);

interface Weather {
  readonly city: string;
  readonly days: number;
}

const parameters = z.object({ city: z.string(), days: z.number().default(3) });

function shown(options: PersonaToolOptions<Weather, unknown, unknown>, more: Partial<ToolCall> = {}) {
  const call = toolCall(1, 'get_weather', {
    arguments: '{"city":"Bern"}',
    result: '{"degrees":21}',
    ...more,
  });
  const persona = fixturePersona({ session: sessions.live, toolCalls: [call] });
  const Tool = () => {
    usePersonaTool('get_weather', options);
    return null;
  };
  const view = render(
    <PersonaProvider persona={persona}>
      <Tool />
      <ToolCalls turnId="turn-1" />
    </PersonaProvider>,
  );
  const change = (next: Partial<ToolCall>) =>
    act(() => persona.set({ toolCalls: logOf([{ ...call, ...next }]) }));
  return { persona, call, change, container: view.container };
}

const seen = (component: { readonly mock: { readonly calls: unknown[][] } }) =>
  component.mock.calls.at(-1)?.[0] as PersonaToolCall<Weather>;

it.each(['4711', '{"a":1}', '"quoted"', 'null'])('gives the component a text as it is: %s', (result) => {
  const component = vi.fn<(call: PersonaToolCall<Weather>) => ReactNode>(() => null);
  shown({ parameters, render: component }, { status: 'done', result, resultIsText: true });
  expect(seen(component)).toMatchObject({ result });
});

it('gives the component each state, typed by the schema', () => {
  const component = vi.fn<(call: PersonaToolCall<Weather>) => ReactNode>(({ status }) => <p>{status}</p>);
  const { change } = shown(
    { parameters, render: component },
    { status: 'input-streaming', arguments: '{"city":"Be', result: null },
  );
  expect(seen(component)).toMatchObject({ status: 'input-streaming', args: { city: 'Be' } });
  change({ status: 'requested', arguments: '{"city":"Bern"}', result: null });
  expect(seen(component)).toMatchObject({ status: 'running', args: { city: 'Bern', days: 3 } });
  change({ status: 'running', preliminary: true, result: '{"degrees":20}' });
  expect(seen(component)).toMatchObject({ status: 'running', result: { degrees: 20 } });
  change({ status: 'done', arguments: '{"city":"Bern"}', result: '{"degrees":21}' });
  expect(seen(component)).toMatchObject({ status: 'done', args: { days: 3 }, result: { degrees: 21 } });
  change({ status: 'failed', result: 'No network.', arguments: '{"town":1}' });
  expect(seen(component)).toMatchObject({ status: 'failed', args: { town: 1 }, error: 'No network.' });
  change({ status: 'cancelled', result: null, arguments: '{"city":"B' });
  expect(seen(component)).toMatchObject({ status: 'cancelled', args: { city: 'B' } });
  expect(screen.getByText('cancelled')).toBeTruthy();
});

it('shows a call that the endpoint runs, without a function in the page', () => {
  const { persona } = shown(
    { render: (call) => <p>{`${call.name} ${call.status}`}</p> },
    { providerExecuted: true, source: 'server', result: 'sunny' },
  );
  expect(screen.getByText('get_weather done')).toBeTruthy();
  expect(persona.registerTool).not.toHaveBeenCalled();
});

it('shows the card for arguments and results that do not fit the schemas', () => {
  const component = vi.fn<() => ReactNode>();
  shown({ parameters, render: component, result: z.object({ degrees: z.string() }) });
  expect(screen.getByRole('button', { name: 'Done: get weather' })).toBeTruthy();
  cleanup();
  shown({ parameters, render: component }, { arguments: '{"city":7}' });
  expect(screen.getByRole('button', { name: 'Done: get weather' })).toBeTruthy();
  expect(component).not.toHaveBeenCalled();
});

it('shows the card where the component throws, and reports it once', () => {
  const logged = vi.spyOn(console, 'error').mockReturnValue();
  const { persona } = shown({
    render: () => {
      throw new Error('broken');
    },
  });
  expect(screen.getByRole('button', { name: 'Done: get weather' })).toBeTruthy();
  expect(persona.reportError).toHaveBeenCalledOnce();
  logged.mockRestore();
});

it('lets the component ask, and asks itself where it does not', async () => {
  const { persona, call, change } = shown(
    {
      parameters,
      render: (shownCall) =>
        shownCall.status === 'awaiting-approval' ? (
          <button type="button" onClick={() => shownCall.respond(false, 'Too far')}>
            No
          </button>
        ) : (
          <p>spinning</p>
        ),
    },
    { status: 'awaiting-approval', result: null },
  );
  expect(screen.queryByRole('group')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'No' }));
  expect(persona.respondToToolCall).toHaveBeenCalledExactlyOnceWith(call.id, false, 'Too far');
  change({ status: 'running' });
  expect(screen.getByText('spinning')).toBeTruthy();
  cleanup();
  shown({ parameters, render: () => <p>spinning</p> }, { status: 'awaiting-approval', result: null });
  await waitFor(() => expect(screen.getByRole('group', { name: 'Allow “get weather”?' })).toBeTruthy());
});

it('says the state in the words of the tool, also before all arguments are known', () => {
  const { change } = shown(
    {
      labels: {
        running: ({ city }) => `Looking at ${city?.toUpperCase() ?? 'a city'}`,
        done: 'Looked it up',
        approval: ({ city }) => `Look at ${city?.length} letters?`,
        failed: () => {
          throw new Error('no words');
        },
      },
    },
    { status: 'input-streaming', arguments: '{', result: null },
  );
  const title = () => screen.getAllByRole('button')[0]?.textContent;
  expect(title()).toBe('Looking at a city');
  const whole = { arguments: '{"city":"Bern"}' };
  change({ ...whole, status: 'running' });
  expect(title()).toBe('Looking at BERN');
  change({ ...whole, status: 'awaiting-approval' });
  expect(screen.getByRole('group', { name: 'Look at 4 letters?' })).toBeTruthy();
  change({ status: 'done' });
  expect(title()).toBe('Looked it up');
  change({ status: 'failed' });
  expect(title()).toBe('Failed: get weather');
});

it('shows what the latest render of its owner says', () => {
  const persona = fixturePersona({ toolCalls: [toolCall(1, 'get_weather')] });
  function Owner() {
    const [unit, setUnit] = useState('°C');
    usePersonaTool('get_weather', { render: () => <p>{unit}</p> });
    return (
      <button type="button" onClick={() => setUnit('°F')}>
        unit
      </button>
    );
  }
  const ui = (isShown: boolean) => (
    <PersonaProvider persona={persona}>
      {isShown && <Owner />}
      <ToolCalls turnId="turn-1" />
    </PersonaProvider>
  );
  const { rerender } = render(ui(true));
  expect(screen.getByText('°C')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'unit' }));
  expect(screen.getByText('°F')).toBeTruthy();
  rerender(ui(false));
  expect(screen.getByRole('button', { name: 'Done: get weather' })).toBeTruthy();
});

it('gives the component redacted arguments and results', () => {
  const persona = fixturePersona({
    toolCalls: [toolCall(1, 'pay', { arguments: '{"card":"4711"}', result: '{"card":"4711"}' })],
  });
  const Pay = () => {
    usePersonaTool('pay', { render: (call) => <p>{JSON.stringify(call)}</p> });
    return null;
  };
  const { container } = render(
    <PersonaProvider
      persona={persona}
      {...{ privacy: { redactReasoning: (text: string) => text.replaceAll('4711', '••••') } }}
    >
      <Pay />
      <ToolCalls turnId="turn-1" />
    </PersonaProvider>,
  );
  expect(container.textContent).toContain('••••');
  expect(container.textContent).not.toContain('4711');
});
