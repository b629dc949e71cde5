import { PersonaError } from '../../internal/persona-error.js';
import type { PersonaEnvironment } from '../ports/environment.js';
import type { PersonaEffect } from '../machine/persona-effect.js';
import type { PersonaEvent } from '../machine/persona-event.js';
import type { AnamClientOptions } from '../anam/anam-sdk.js';
import { connectAnam } from '../anam/anam-connection.js';
import type { SessionConnection } from '../ports/session-connection.js';
import type { Silence } from '../browser/silence.js';
import { LinkWatch } from './link/link-watch.js';
import { connectionError, toStartError, tokenError } from '../machine/session/session-error.js';
import type { ToolRegistry } from './tools/tool-registry.js';
import type { ToolRunner } from './tools/tool-runner.js';
import { fetchSessionToken, type SessionSource } from './session-token.js';

export interface SessionRunnerOptions {
  readonly environment: PersonaEnvironment;
  readonly source: SessionSource;
  /** The custom LLM of server mode. */
  readonly llmId: string | undefined;
  readonly clientOptions: AnamClientOptions;
  readonly tools: { readonly registry: ToolRegistry; readonly runner: ToolRunner };
  readonly dispatch: (event: PersonaEvent) => void;
}

type Authorize = Extract<PersonaEffect, { type: 'session/authorize' }>;
type Connect = Extract<PersonaEffect, { type: 'session/connect' }>;

/** `stop` resolves by then even if the SDK's tear-down hangs. */
const CLOSE_TIMEOUT_MS = 3_000;

/** Performs the session's effects. Holds what cannot be state: the connection, the abort controller, the tear-down. */
export class SessionRunner {
  connection: SessionConnection | null = null;
  /** Resolves when the last session has been torn down. */
  closing: Promise<void> = Promise.resolve();
  #controller = new AbortController();
  #link: LinkWatch | null = null;
  #silence: Silence | null = null;

  constructor(private readonly options: SessionRunnerOptions) {}

  async authorize({ attempt, mode, continued }: Authorize): Promise<void> {
    const { environment, dispatch, source, llmId } = this.options;
    // A refused token leaves a client that never started; the next try has one of its own.
    this.close();
    const controller = new AbortController();
    this.#controller = controller;
    try {
      if (!environment.supportsWebRtc()) {
        throw connectionError('connection-unsupported', { message: 'RTCPeerConnection is missing.' });
      }
      // The SDK loads while the token is fetched, so that the click waits for the slower of the two.
      const loaded = environment.loadCreateClient();
      loaded.catch(() => undefined);
      await this.closing;
      // Stopped meanwhile: a token that nobody uses is one that somebody pays for.
      if (controller.signal.aborted) return;
      const token = await fetchSessionToken(
        source,
        {
          ...(mode === 'server' && llmId !== undefined ? { mode, llmId } : { mode }),
          continued,
          signal: controller.signal,
        },
        environment.fetch,
      );
      await loaded;
      dispatch({ type: 'session/authorized', attempt, token });
    } catch (cause) {
      if (!controller.signal.aborted)
        dispatch({ type: 'session/failed', attempt, error: toTokenError(cause) });
    }
  }

  async connect({ attempt, mode, token, microphone, hasInput }: Connect): Promise<void> {
    const { environment, clientOptions, tools, dispatch } = this.options;
    const { signal } = this.#controller;
    try {
      const createClient = await environment.loadCreateClient();
      if (signal.aborted) return;
      if (hasInput && !microphone) this.#silence = environment.openSilence();
      this.connection = connectAnam({
        createClient,
        token,
        clientOptions,
        microphone: microphone?.handOut() ?? this.#silence?.stream ?? null,
        // In client mode nobody but the page's model may call them.
        toolNames: mode === 'server' ? tools.registry.definitions.map(({ name }) => name) : [],
        runTool: (call) => tools.runner.run(call),
        onSignal: (received) => {
          dispatch({
            type: 'session/signal',
            attempt,
            signal: received,
            newTurnId: environment.createId('turn'),
          });
        },
      });
      const { connection } = this;
      this.#link = new LinkWatch(
        environment.clock,
        () => connection.peer(),
        (link) => dispatch({ type: 'session/link', attempt, link }),
      );
    } catch (cause) {
      if (!signal.aborted) dispatch({ type: 'session/failed', attempt, error: toStartError(cause) });
    }
  }

  close(): void {
    this.#controller.abort();
    this.#link?.stop();
    this.#link = null;
    this.#silence?.close();
    this.#silence = null;
    const { connection } = this;
    this.connection = null;
    if (!connection) return;
    this.closing = Promise.all([this.closing, this.#bounded(connection.close())]).then(() => undefined);
  }

  #bounded(closed: Promise<void>): Promise<void> {
    const { clock } = this.options.environment;
    return new Promise((resolve) => {
      const timer = clock.setTimeout(resolve, CLOSE_TIMEOUT_MS);
      void closed.then(() => {
        clock.clearTimeout(timer);
        resolve();
      });
    });
  }
}

function toTokenError(cause: unknown): PersonaError {
  if (PersonaError.isInstance(cause)) return cause;
  const words = cause instanceof Error ? cause.message : String(cause);
  return tokenError('token-unreachable', { message: `No session token: ${words}`, cause });
}
