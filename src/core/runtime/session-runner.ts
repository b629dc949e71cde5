import { causeWords } from '../../internal/cause-words.js';
import { PersonaError } from '../../internal/persona-error.js';
import type { PersonaEffect } from '../machine/effect.js';
import type { PersonaFact } from '../machine/fact.js';
import { sessionError } from '../machine/session/session-error.js';
import type { PersonaEnvironment } from '../ports/environment.js';
import { PendingExplanation } from '../ports/pending-explanation.js';
import type { Silence } from '../ports/microphone.js';
import type { SessionConnection, SessionPort } from '../ports/session-port.js';
import { LinkWatch } from './link/link-watch.js';
import { runOnce } from './tools/run-once.js';
import type { ToolRegistry } from './tools/tool-registry.js';
import type { ToolsOnDemand } from './tools/tools-on-demand.js';

export interface SessionRunnerOptions {
  readonly environment: PersonaEnvironment;
  readonly port: SessionPort;
  /** The custom LLM for server mode. */
  readonly llmId: string | undefined;
  readonly tools: { readonly registry: ToolRegistry; readonly runner: ToolsOnDemand };
  /** The maximum size of a tool result that the service accepts, in bytes. */
  readonly maxResultBytes: () => number;
  readonly dispatch: (fact: PersonaFact) => void;
}

type Authorize = Extract<PersonaEffect, { type: 'session/authorize' }>;
type Connect = Extract<PersonaEffect, { type: 'session/connect' }>;

/** `end()` resolves after this time even if closing hangs. */
const CLOSE_TIMEOUT_MS = 3_000;

/**
 * Performs the session's effects. It holds everything that cannot be part of the state: the connection, the abort
 * controller, and the promise for closing.
 */
export class SessionRunner {
  connection: SessionConnection | null = null;
  /** Resolves when the last session is closed. */
  #closing: Promise<void> = Promise.resolve();
  #controller = new AbortController();
  #link: LinkWatch | null = null;
  #silence: Silence | null = null;
  /** Connections that are closing. */
  #closings = 0;

  constructor(private readonly options: SessionRunnerOptions) {}

  async authorize({ attempt, mode, continued, cause: why }: Authorize): Promise<void> {
    const { port, dispatch, llmId } = this.options;
    // A refused token leaves behind a client that never started. The next attempt uses a new client.
    this.#letGo();
    const controller = new AbortController();
    const { signal } = controller;
    this.#controller = controller;
    try {
      // Loads the SDK and fetches the token in parallel, so that the click waits only for the slower one.
      const loaded = port.load();
      loaded.catch(() => undefined);
      await this.#closing;
      // The start was cancelled in the meantime. No token is requested, because an unused one is billed too.
      if (signal.aborted) return;
      const model = mode === 'server' && llmId !== undefined ? { mode, llmId } : { mode };
      const credentials = await port.authorize({ ...model, continued, cause: why, signal });
      await loaded;
      dispatch({ type: 'session/authorized', attempt, credentials });
    } catch (cause) {
      if (!signal.aborted) dispatch({ type: 'session/failed', attempt, error: toTokenError(cause) });
    }
  }

  async connect({ attempt, mode, credentials, microphone, hasInput }: Connect): Promise<void> {
    const { environment, port, tools, dispatch } = this.options;
    const { signal } = this.#controller;
    try {
      await port.load();
      if (signal.aborted) return;
      if (mode === 'server') tools.runner.preload();
      if (hasInput && !microphone) this.#silence = environment.openSilence();
      const connection = port.connect({
        credentials,
        mode,
        microphone: microphone?.handOut() ?? this.#silence?.stream ?? null,
        // In client mode only the page's model may call tools.
        toolNames: mode === 'server' ? tools.registry.definitions.map(({ name }) => name) : [],
        runTool: runOnce((call) => tools.runner.run(call, this.options.maxResultBytes())),
        onSignal: (received) => {
          const newTurnId = environment.createId('turn');
          dispatch({ type: 'session/signalled', attempt, signal: received, newTurnId });
        },
      });
      this.connection = connection;
      this.#link = new LinkWatch(
        environment.clock,
        () => connection.peer(),
        (link) => dispatch({ type: 'link/changed', attempt, link }),
      );
    } catch (cause) {
      const error = cause instanceof PendingExplanation ? await cause.explained : toStartError(cause);
      if (!signal.aborted) dispatch({ type: 'session/failed', attempt, error });
    }
  }

  /** Reports when this attempt and all previous ones are closed. */
  close(attempt: number): void {
    const isClosed = this.#letGo();
    const tell = () => this.options.dispatch({ type: 'session/closed', closed: attempt });
    if (isClosed) tell();
    else void this.#closing.then(tell);
  }

  /** Closes the current connection. @returns whether no connection is still closing */
  #letGo(): boolean {
    this.#controller.abort();
    this.#link?.stop();
    this.#link = null;
    this.#silence?.close();
    this.#silence = null;
    const { connection } = this;
    this.connection = null;
    if (connection) {
      this.#closings += 1;
      const closed = this.#bounded(connection.close()).then(() => void (this.#closings -= 1));
      this.#closing = Promise.all([this.#closing, closed]).then(() => undefined);
    }
    return this.#closings === 0;
  }

  #bounded(closed: Promise<void>): Promise<void> {
    const { clock } = this.options.environment;
    return new Promise((resolve) => {
      const timer = clock.setTimeout(resolve, CLOSE_TIMEOUT_MS);
      void closed
        .catch(() => undefined)
        .then(() => {
          clock.clearTimeout(timer);
          resolve();
        });
    });
  }
}

function toTokenError(cause: unknown): PersonaError {
  if (PersonaError.isInstance(cause)) return cause;
  return sessionError('token-unreachable', { message: `No session token: ${causeWords(cause)}`, cause });
}

function toStartError(cause: unknown): PersonaError {
  if (PersonaError.isInstance(cause)) return cause;
  const message = `The session could not be started: ${causeWords(cause)}`;
  return sessionError('session-failed', { message, cause });
}
