import { inToken } from '../internal/token-tool.js';
import { tokenToolOf } from './token-tool-of.js';
import type { DeclaredTool, DefinedTool, ToolDeclaration, ToolDefinition } from './tool-definition.js';

/**
 * Declares a tool once, for the page and for the server. In client mode the page offers it to its model and runs it. In
 * server mode `createSessionHandler({ tools })` puts it into the session token as a client tool: Anam's model calls it,
 * the page runs it, and Anam waits for the result for `timeoutMs` (at most 600 s, and at least 120 s if it needs
 * approval). `createSessionHandler` throws `config-tool` for a tool that Anam would refuse.
 *
 * Put it into a separate module that both sides import. `execute` runs only in the page. To keep its code out of the
 * server's bundle, leave it out here and pass it to `usePersonaTool(tool, { execute })`.
 *
 * @example
 * // tools.ts
 * import { defineTool } from 'anam-react/tools';
 * import { z } from 'zod'; // or any Standard Schema, or JSON Schema
 *
 * export const getWeather = defineTool({
 *   name: 'get_weather',
 *   description: 'Returns the weather of a city.',
 *   parameters: z.object({ city: z.string() }),
 *   execute: ({ city }) => fetchWeather(city),
 * });
 *
 * @example
 * // the page
 * <PersonaChat session="/api/persona/session" llm={llm} tools={[getWeather]} />
 *
 * @example
 * // the server
 * createSessionHandler({ ...sessionOptions, tools: [getWeather] });
 * createLlmProxy({ llm: adapter, authorize, tools: [getWeather] });
 */
export function defineTool<Arguments = Record<string, unknown>, Returned = unknown>(
  definition: ToolDefinition<Arguments, Returned>,
): DefinedTool<Arguments, Returned>;
export function defineTool<Arguments = Record<string, unknown>>(
  definition: ToolDeclaration<Arguments>,
): DeclaredTool<Arguments>;
export function defineTool(definition: object): object {
  return Object.freeze({ ...definition, [inToken]: () => tokenToolOf(definition as ToolDeclaration<never>) });
}
