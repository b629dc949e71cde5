/** What a command uses of its process. Tests pass a fake. */
export interface CliIo {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** @default the global `fetch` */
  readonly fetch?: typeof fetch | undefined;
  /** A clock in ms, with any starting point. @default performance.now */
  readonly now?: (() => number) | undefined;
  /** Whether a person can answer questions on `stdin`. */
  readonly interactive?: boolean | undefined;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Resolves on SIGINT or SIGTERM. Until it is called, these signals end the process as usual. */
  readonly untilStopped: () => Promise<void>;
}

/** Wrong usage: the command could not run. The message says what to change. */
export class UsageError extends Error {}

/** 0: done or passed. 1: the endpoint or Anam failed. 2: the command could not run. */
export type ExitCode = 0 | 1 | 2;
