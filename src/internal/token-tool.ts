/**
 * A client tool in a session token: Anam's model calls it, and the page runs it. For a tool in a token, Anam documents
 * `type`, `name`, `description` and `parameters` (OpenAPI document, August 2026).
 */
export interface TokenTool {
  readonly type: 'client';
  readonly name: string;
  readonly description?: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly awaitResult: boolean;
  readonly toolTimeoutSeconds: number;
}

/**
 * The key of the method that returns a tool's entry for the token. Registered globally, so that two copies of the
 * package work together.
 */
export const inToken = Symbol.for('anam-react.token-tool');

/** A tool from `defineTool`, for `createSessionHandler`. */
export interface SharedTool {
  readonly name: string;
  /** @throws PersonaError `config-tool` if Anam would refuse it */
  readonly [inToken]: () => TokenTool;
}
