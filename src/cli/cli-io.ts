/** What a command has to do with the process, so that tests run it without one. */
export interface CliIo {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Settles when the process is told to stop; until it is asked for, a signal ends the process as usual. */
  readonly untilStopped: () => Promise<void>;
}

/** The command could not run because of how it was called; the message says what to change. */
export class UsageError extends Error {}

/** 0: done, or passed. 1: the endpoint failed. 2: could not run. */
export type ExitCode = 0 | 1 | 2;
