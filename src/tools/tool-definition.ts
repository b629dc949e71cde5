import type { PersonaTool, ToolExecutionContext } from '../core/ports/persona-tool.js';
import type { SharedTool } from '../internal/token-tool.js';

/** The description of a tool for the model, and its settings for the page, without the function. */
export interface ToolDeclaration<Arguments = Record<string, unknown>> extends Omit<
  PersonaTool<Arguments>,
  'execute'
> {
  readonly execute?: undefined;
}

/** A tool with its function, for `defineTool`. */
export interface ToolDefinition<Arguments = Record<string, unknown>, Returned = unknown> extends Omit<
  PersonaTool<Arguments>,
  'execute'
> {
  /** Runs a call in the page, with the validated arguments. Its result, any JSON value, goes to the model. */
  readonly execute: (args: Arguments, context: ToolExecutionContext) => Returned | Promise<Returned>;
}

/** A tool from `defineTool` without a function. `usePersonaTool(tool, { execute })` adds the function. */
export type DeclaredTool<Arguments = Record<string, unknown>> = ToolDeclaration<Arguments> & SharedTool;

/** A tool from `defineTool` with its function. */
export type DefinedTool<Arguments = Record<string, unknown>, Returned = unknown> = ToolDefinition<
  Arguments,
  Returned
> &
  SharedTool;
