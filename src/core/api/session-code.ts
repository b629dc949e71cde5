/** Creates the session code: the rules, the runner of their effects, and the port for Anam. */
import { causeWords } from '../../internal/cause-words.js';
import { configErrors } from '../../internal/errors/config-errors.js';
import { errorFactory, type PersonaError } from '../../internal/persona-error.js';
import { anamPort } from '../anam/anam-port.js';
import { sessionEnvironment } from '../browser/session-environment.js';
import type { EarlyEnvironment, PersonaEnvironment } from '../ports/environment.js';
import type { SessionPort } from '../ports/session-port.js';
import type { ErrorReporter } from '../runtime/error-reporter.js';
import type { PersonaRuntime, SessionCode } from '../runtime/persona-runtime.js';
import { sessionCode } from '../runtime/session-code.js';
import type { ToolRegistry } from '../runtime/tools/tool-registry.js';
import { turnReport } from '../machine/timeline/turn-report.js';
import { sessionMissing } from './check-options.js';
import type { CreatePersonaOptions } from './persona-options.js';
import { sessionParts, type SessionParts } from './session-parts.js';
import { resolveOptions, transitionSettings } from './persona-settings.js';

interface SessionCodeOptions {
  readonly options: CreatePersonaOptions;
  readonly environment: EarlyEnvironment & Partial<PersonaEnvironment>;
  readonly runtime: PersonaRuntime;
  readonly errors: ErrorReporter;
  readonly tools: ToolRegistry;
  /** Caches the objects that the first call of a persona creates. */
  readonly once: (create: () => SessionCode) => SessionCode;
}

const configError = errorFactory(configErrors);

/** Throws. A custom port needs no `session`, unless it requests a token from Anam's port. */
const missingSession = (): never => {
  throw sessionMissing();
};

/** @returns a promise if options need more code, which is loaded first. @throws PersonaError `session-load` */
export function makeSessionCode(given: SessionCodeOptions): SessionCode | Promise<SessionCode> {
  const make = (parts: SessionParts) => given.once(() => createSessionCode(given, parts));
  const parts = sessionParts(given.options);
  return parts instanceof Promise ? parts.then(make) : make(parts);
}

/** @throws PersonaError `app-callback` */
function portOf({ sessions }: PersonaEnvironment, anam: SessionPort): SessionPort {
  try {
    return sessions(anam);
  } catch (cause) {
    const words = causeWords(cause);
    const message = `\`advanced.environment.sessions\` threw: ${words}`;
    throw configError('app-callback', { message, cause });
  }
}

function createSessionCode(
  { options, errors, runtime, tools, ...given }: SessionCodeOptions,
  parts: SessionParts,
): SessionCode {
  const environment = { ...sessionEnvironment(parts.claim), ...given.environment };
  const report = (error: PersonaError) => errors.report(error);
  const onThrown = (cause: unknown) => errors.callback(cause);
  const settings = resolveOptions(options);
  const {
    source,
    clientOptions = {},
    onClient,
    onTurn,
    onUsage,
    onData,
    onWarning,
    latencyBudget,
    llm,
    exclusive,
    endUrl,
  } = settings;
  const anam = anamPort({
    source: source ?? missingSession,
    fetch: environment.fetch,
    clock: environment.clock,
    clientOptions,
    onClient,
    onThrown,
  });
  return sessionCode({
    runtime,
    settings: transitionSettings(settings, parts),
    environment,
    port: portOf(environment, anam),
    llm: llm.client,
    llmId: llm.server?.llmId,
    tools,
    exclusive,
    endUrl,
    onTurn: (timeline, mode) => {
      const turn = onTurn && turnReport(timeline, mode, latencyBudget);
      if (turn) errors.attempt(() => onTurn(turn));
      const { turnId, usage } = timeline;
      const total = runtime.state.view.usage;
      if (usage && onUsage) errors.attempt(() => onUsage({ turnId, usage, total }));
    },
    onData: (part, turnId) => {
      if (onData) errors.attempt(() => onData(part, { turnId }));
    },
    onWarning: (text) => {
      if (onWarning) errors.attempt(() => onWarning(text));
    },
    reportUsage: onUsage !== undefined,
    onThrown,
    report,
  });
}
