'use client';

import { useEffect, useInsertionEffect, useMemo, useRef, useState } from 'react';
import type { JsonSchema, PersonaTool, StandardSchema, ToolExecutionContext } from '../../core/index.js';
import { usePersonaContext } from '../provider/persona-context.js';
import type { JsonOf, RenderToolCall, ToolCallLabels } from '../provider/persona-tool-call.js';
import { useSameData } from '../provider/useSameData.js';
import { LiveTool } from '../provider/live-tool.js';
import { toolDefinition } from '../provider/tool-definition.js';
import { toolViewsOf } from '../provider/tool-view-registry.js';
import type { ToolView } from '../provider/tool-views.js';
import type { DeclaredTool, DefinedTool } from '../../tools/index.js';
import { toolWords } from '../provider/tool-words.js';

/**
 * A tool without its name. `Arguments` is inferred from `parameters` if that is a library's schema, and `Result` from
 * what `execute` returns, or from `result`.
 */
export interface PersonaToolOptions<
  Arguments = Record<string, unknown>,
  Returned = unknown,
  Result = JsonOf<Returned>,
> extends Omit<PersonaTool<Arguments>, 'name' | 'execute'> {
  /**
   * Runs a call with the validated arguments. The result, any JSON value, goes to the model and to `render`. Omit it
   * for a tool that runs elsewhere, at Anam or at the model's endpoint: the tool is then not announced to the model,
   * and only its calls are shown.
   */
  readonly execute?:
    | ((args: Arguments, context: ToolExecutionContext) => Returned | Promise<Returned>)
    | undefined;
  /** The schema of the result, for a tool without `execute`. A result that does not fit is shown as the usual card. */
  readonly result?: StandardSchema<unknown, Result> | undefined;
  /**
   * Your component for a call. It is shown in the transcript, after the words that the persona said before the call. If
   * it returns `null` or has no control while the call waits for approval, the usual approval prompt is shown as well.
   * @default a card with `labels`
   */
  readonly render?: RenderToolCall<Arguments, Result> | undefined;
  /** The texts of the card. Also used in `ToolCalls` and in announcements. @default the tool's name and the state */
  readonly labels?: ToolCallLabels<Arguments> | undefined;
}

/** The options that a page adds to a tool created with `defineTool`: its function, and how its calls are shown. */
export type SharedToolOptions<Arguments, Returned, Result> = Pick<
  PersonaToolOptions<Arguments, Returned, Result>,
  'execute' | 'result' | 'render' | 'labels' | 'filler' | 'fillerAfterMs'
>;

/**
 * Lets the model call a function of this component while the component is mounted, and shows the calls. You can write the
 * tool inline: the latest functions are used, and the tool is re-registered only when its description for the model
 * changes. If two tools have the same name, the one mounted last is used; when it unmounts, the other is used again.
 *
 * In server mode Anam's model can call a tool only if the session token contains it. Declare it with `defineTool` from
 * `anam-react/tools`, and pass it here and to `createSessionHandler({ tools })`. A tool that is missing from the token
 * is reported to `onError` as `config-tool-missing`.
 *
 * @example
 * import { usePersonaTool } from 'anam-react';
 * import { z } from 'zod'; // or any Standard Schema, or JSON Schema
 *
 * usePersonaTool('get_weather', {
 *   description: 'Returns the weather of a city.',
 *   parameters: z.object({ city: z.string() }),
 *   execute: async ({ city }) => fetchWeather(city),
 *   render: (call) =>
 *     call.status === 'done' ? <Forecast {...call.result} /> : <p>Looking at {call.args.city ?? '…'}</p>,
 * });
 *
 * @example
 * // getWeather was created with `defineTool`
 * usePersonaTool(getWeather, { render: (call) => (call.status === 'done' ? <Forecast {...call.result} /> : null) });
 *
 * @throws PersonaError `config-context` outside a provider, `config-tool` when mounting
 */
export function usePersonaTool<
  Arguments = Record<string, unknown>,
  Returned = unknown,
  Result = JsonOf<Returned>,
>(name: string, options: PersonaToolOptions<Arguments, Returned, Result>): void;
export function usePersonaTool<Arguments, Returned, Result = JsonOf<Returned>>(
  tool: DefinedTool<Arguments, Returned>,
  options?: SharedToolOptions<Arguments, Returned, Result>,
): void;
export function usePersonaTool<Arguments, Returned = unknown, Result = JsonOf<Returned>>(
  tool: DeclaredTool<Arguments>,
  options?: SharedToolOptions<Arguments, Returned, Result>,
): void;
export function usePersonaTool(tool: string | object, added?: object): void {
  const { name, ...options } = (
    typeof tool === 'string' ? { ...added, name: tool } : { ...tool, ...added }
  ) as PersonaToolOptions<never> & { readonly name: string };
  const { persona } = usePersonaContext('usePersonaTool()');
  const { description, parameters, jsonSchema, execute } = options;
  const definition = useSameData(
    useMemo(
      () => toolDefinition({ name, description, parameters, jsonSchema }),
      [name, description, parameters, jsonSchema],
    ),
  );
  const latest = { ...options, name } as PersonaTool<never>;
  const [live] = useState(() => new LiveTool<PersonaTool<never>>(latest));
  useInsertionEffect(() => live.update(latest));
  const runsHere = execute !== undefined;
  useEffect(
    () => (runsHere ? persona.registerTool(live.forPersona(definition)) : undefined),
    [persona, live, definition, runsHere],
  );
  useToolView(name, options as unknown as ViewOptions);
}

interface ViewOptions extends Pick<ToolView, 'result' | 'render'> {
  readonly parameters?: JsonSchema | StandardSchema | undefined;
  readonly labels: ToolCallLabels | undefined;
}

/** Renders the calls of this tool with the latest options. */
function useToolView(name: string, { parameters, result, render, labels }: ViewOptions): void {
  const { persona } = usePersonaContext('usePersonaTool()');
  const change = useRef<((view: ToolView | null) => void) | null>(null);
  const isShown = render !== undefined || labels !== undefined;
  const view = useMemo<ToolView>(
    () => ({ parameters, result, render, wordsOf: (call, redact) => toolWords(labels, call, redact) }),
    [parameters, result, render, labels],
  );
  const latest = useRef(view);
  useInsertionEffect(() => {
    latest.current = view;
  });
  useEffect(() => {
    if (!isShown) return undefined;
    change.current = toolViewsOf(persona).register(name, latest.current);
    return () => {
      change.current?.(null);
      change.current = null;
    };
  }, [persona, name, isShown]);
  useEffect(() => change.current?.(view), [view]);
}
