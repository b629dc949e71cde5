import type { EngineTool } from './engine-message.js';

/** A tool in the `tools` of a session token. */
export type TokenTool = Readonly<Record<string, unknown>>;

interface Settings {
  readonly parameters?: object;
  readonly awaitResult?: boolean;
  readonly toolTimeoutSeconds?: number;
}

/** Anam's default for a client tool that waits (Anam's guide "Client tools"). */
const TIMEOUT_SECONDS = 10;

/**
 * Reads the tools of a token. `parameters` is documented for inline tools; `awaitResult` and `toolTimeoutSeconds` only
 * for stored ones, in their `config` (Anam's OpenAPI document). ASSUMPTION: inline tools accept them too, next to
 * `parameters` or in `config`.
 */
export function engineTools(tools: readonly TokenTool[]): EngineTool[] {
  return tools.map((tool) => {
    const { config } = tool as { readonly config?: Settings };
    const { parameters, awaitResult = false, toolTimeoutSeconds } = { ...config, ...tool } as Settings;
    // A token has three kinds of tools, which the type of one engine tool covers.
    const { name, description, type } = tool as unknown as EngineTool;
    return {
      name,
      ...(description !== undefined && { description }),
      parameters: parameters ?? { type: 'object', properties: {} },
      type,
      awaitResult,
      timeoutSeconds: toolTimeoutSeconds ?? TIMEOUT_SECONDS,
    };
  });
}
