import type { Page } from 'playwright';

type Expect = (what: string, ok: boolean | undefined, detail?: unknown) => void;

/** What a task's `check` gets: the app's page in Chromium, with the simulator in place of Anam. */
export interface Check {
  readonly page: Page;
  readonly expect: Expect;
  /** Starts the conversation, and waits until it is live. */
  start(name?: string, end?: RegExp): Promise<void>;
  /** Types a message, and waits until the answer ends, or until it matches `answer`. */
  say(
    text: string,
    answer?: string,
    names?: { readonly message: string; readonly send: RegExp },
  ): Promise<void>;
  /** The text of the newest complete answer. */
  answer(): Promise<string>;
  /** The text that the newest session sent to the persona to speak. */
  spoken(): Promise<string>;
  /** The bodies of the requests to this route. */
  // oxlint-disable-next-line typescript/no-explicit-any -- each route has a body of its own
  calls(path: string): readonly any[];
  /** Requests that no file of the app serves. */
  requests(): readonly string[];
  /** The code that the app has under `src`. */
  source(): string;
  /** The language of the page. */
  lang(): Promise<string | null>;
  /** Everything that the browser has saved for the app, as text. */
  saved(): Promise<string>;
}

/** What `checkServer` gets. */
export interface ServerCheck {
  readonly expect: Expect;
  /** Loads a module of the app as its server would. */
  // oxlint-disable-next-line typescript/no-explicit-any -- it belongs to the app
  load(path: string): Promise<any>;
}
