import { act, cleanup, render } from '@testing-library/react';
import { StrictMode, type ReactNode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fixturePersona } from '../testing/fixture-persona.js';
import { personaHarness } from '../../core/testing/persona-harness.js';
import { settle } from '../../core/testing/settle.js';
import type { StandardSchema } from '../../core/ports/standard-schema.js';
import { ToolRegistry } from '../../core/runtime/tools/tool-registry.js';
import { defineTool } from '../../tools/define-tool.js';
import { PersonaProvider } from '../provider/PersonaProvider.js';
import { usePersonaTool, type PersonaToolOptions } from './usePersonaTool.js';

afterEach(cleanup);

function Tool<Arguments>({
  name = 'weather',
  ...options
}: PersonaToolOptions<Arguments> & { name?: string }) {
  usePersonaTool(name, options);
  return null;
}

/** Creates a persona whose tools are in core's registry. */
function withRegistry() {
  const persona = fixturePersona();
  const registry = new ToolRegistry(() => undefined);
  const registerTool = vi.mocked(persona.registerTool);
  registerTool.mockImplementation((tool) => registry.register(tool));
  const inPersona = (children: ReactNode) => <PersonaProvider persona={persona}>{children}</PersonaProvider>;
  const view = render(inPersona(null));
  const call = (name = 'weather') => registry.find(name)?.execute({} as never, {} as never);
  return {
    registry,
    registerTool,
    call,
    show: (children: ReactNode) => view.rerender(inPersona(children)),
  };
}

/** Returns a new object on every render, like a library's schema that is written inline. */
const citySchema = (name = 'city'): StandardSchema<unknown, { city: string }> => ({
  '~standard': {
    version: 1,
    vendor: 'test',
    validate: (value) => ({ value: value as { city: string } }),
    jsonSchema: { input: () => ({ type: 'object', properties: { [name]: { type: 'string' } } }) },
  },
});

it('is registered while the component is mounted, also in StrictMode', () => {
  const { registry, show } = withRegistry();
  show(
    <StrictMode>
      <Tool execute={() => 1} />
    </StrictMode>,
  );
  expect(registry.definitions.map(({ name }) => name)).toEqual(['weather']);
  show(null);
  expect(registry.definitions).toEqual([]);
});

it('calls the latest inline functions without re-registering', () => {
  const { registry, registerTool, call, show } = withRegistry();
  for (let round = 1; round <= 3; round += 1) {
    show(
      <Tool
        description="Looks up the weather."
        parameters={{ type: 'object', properties: { city: { type: 'string' } } }}
        timeoutMs={round}
        needsApproval={() => round > 1}
        execute={() => round}
      />,
    );
  }
  expect(call()).toBe(3);
  expect(registry.find('weather')?.timeoutMs).toBe(3);
  expect(registerTool).toHaveBeenCalledOnce();
});

it('re-registers when the description for the model changes', () => {
  const { registry, registerTool, show } = withRegistry();
  const run = () => 1;
  show(<Tool execute={run} />);
  show(<Tool execute={run} description="Tells the weather." />);
  show(
    <Tool
      execute={run}
      description="Tells the weather."
      parameters={{ type: 'object', required: ['city'] }}
    />,
  );
  show(<Tool execute={run} name="forecast" />);
  expect(registerTool).toHaveBeenCalledTimes(4);
  expect(registry.definitions).toEqual([
    { name: 'forecast', parameters: { type: 'object', properties: {} } },
  ]);
});

it('takes a library’s schema for the same as long as it says the same', () => {
  const { registerTool, show } = withRegistry();
  for (let round = 0; round < 3; round += 1)
    show(<Tool parameters={citySchema()} execute={({ city }) => city.length} />);
  expect(registerTool).toHaveBeenCalledOnce();
  show(<Tool parameters={citySchema('town')} execute={({ city }) => city.length} />);
  expect(registerTool).toHaveBeenCalledTimes(2);
});

it('gives the name back to the earlier of two when the later one is gone', () => {
  const { call, show } = withRegistry();
  const first = <Tool key="first" execute={() => 'first'} />;
  show(first);
  show([first, <Tool key="second" execute={() => 'second'} />]);
  expect(call()).toBe('second');
  show(first);
  expect(call()).toBe('first');
});

it('is offered to the model and returns its result', async () => {
  const h = personaHarness();
  await h.live();
  const view = (sky: string) => (
    <PersonaProvider persona={h.persona}>
      <Tool parameters={citySchema()} execute={({ city }) => `${sky} in ${city}`} />
    </PersonaProvider>
  );
  const { rerender } = render(view('rain'));
  h.persona.ask('Weather?');
  await settle();
  expect(h.model.lastRequest.tools).toMatchObject([{ name: 'weather' }]);
  rerender(view('sun'));
  await h.model.part({ type: 'tool-call', id: 'a', name: 'weather', arguments: '{"city":"Bern"}' });
  await act(() => h.model.end());
  expect(h.model.lastMessages.at(-1)?.content).toBe('sun in Bern');
});

describe('a tool of `defineTool`', () => {
  const declared = defineTool({
    name: 'weather',
    description: 'Returns the weather.',
    parameters: { type: 'object', properties: { city: { type: 'string' } } },
    timeoutMs: 5000,
  });
  const defined = defineTool({ ...declared, execute: () => 'sunny' });

  it('is registered as it is', () => {
    const { registry, call, show } = withRegistry();
    const Weather = () => (usePersonaTool(defined), null);
    show(<Weather />);
    expect(registry.definitions).toEqual([
      { name: 'weather', description: 'Returns the weather.', parameters: declared.parameters },
    ]);
    expect(registry.find('weather')?.timeoutMs).toBe(5000);
    expect(call()).toBe('sunny');
    show(null);
    expect(registry.definitions).toEqual([]);
  });

  it('gets its function from the component, always the latest', () => {
    const { registerTool, call, show } = withRegistry();
    const Weather = ({ sky }: { sky: string }) => (usePersonaTool(declared, { execute: () => sky }), null);
    show(<Weather sky="cloudy" />);
    show(<Weather sky="clear" />);
    expect(call()).toBe('clear');
    expect(registerTool).toHaveBeenCalledOnce();
  });

  it('without a function is only shown', () => {
    const { registerTool, show } = withRegistry();
    const Weather = () => (usePersonaTool(declared, { labels: { done: 'Looked it up' } }), null);
    show(<Weather />);
    expect(registerTool).not.toHaveBeenCalled();
  });
});
