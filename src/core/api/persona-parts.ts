import { earlyEnvironment } from '../browser/early-environment.js';
import { initialPersonaState } from '../machine/persona-state.js';
import type { EarlyEnvironment, PersonaEnvironment } from '../ports/environment.js';
import { ErrorReporter } from '../runtime/error-reporter.js';
import { PersonaRuntime, type SessionCode } from '../runtime/persona-runtime.js';
import { Publisher } from '../runtime/publisher.js';
import { ToolRegistry } from '../runtime/tools/tool-registry.js';
import { checkOptions, chosenDevices } from './check-options.js';
import { givenLogs } from './given-logs.js';
import { sessionModule, unsupportedModule } from './load-session-code.js';
import type { Persona } from './persona-api.js';
import { START_TIMEOUT_MS, type CreatePersonaOptions } from './persona-options.js';
import type * as SessionCodeModule from './session-code.js';

/** The parts of a persona before its first session. */
export interface PersonaParts {
  readonly store: Persona['store'];
  readonly runtime: PersonaRuntime;
  readonly tools: ToolRegistry;
  readonly environment: EarlyEnvironment & Partial<PersonaEnvironment>;
  /** Returns the session code, which is loaded on demand and created once. */
  readonly loadCode: () => SessionCode | Promise<SessionCode>;
  /** The session code, or `null` until it is loaded. */
  readonly code: () => SessionCode | null;
}

/**
 * Creates the parts of a persona and connects them.
 * @throws PersonaError `config-session`, `config-llm`, `config-tool`, `config-invalid`
 */
export function personaParts(options: CreatePersonaOptions): PersonaParts {
  const { mode, modes } = checkOptions(options);
  const environment: PersonaParts['environment'] = {
    ...earlyEnvironment(),
    ...options.advanced?.environment,
  };
  const { clock, scheduleFrame, random = Math.random } = environment;
  const errors = new ErrorReporter(() => options.onError);
  const initial = {
    ...initialPersonaState(mode, modes),
    ...givenLogs(options.advanced?.conversation),
    devices: chosenDevices(options),
  };
  const publisher = new Publisher(initial, scheduleFrame, (cause) => errors.callback(cause));
  const timeouts = { startMs: options.timeouts?.startMs ?? START_TIMEOUT_MS };
  let created: SessionCode | null = null;
  const once = (create: () => SessionCode) => (created ??= create());
  const make = ({ makeSessionCode }: typeof SessionCodeModule) =>
    makeSessionCode({ options, environment, runtime, errors, tools, once });
  const loadCode = () => {
    // Checked before anything else is loaded, and before the browser asks for the microphone.
    if (!environment.supportsWebRtc()) return refuseToLoad();
    const module = sessionModule.loaded();
    return module ? make(module) : sessionModule.load().then(make);
  };
  const runtime = new PersonaRuntime({ clock, random, timeouts, publisher, errors, loadCode });
  const tools = new ToolRegistry((name) => runtime.dispatch({ type: 'tool/offer', name }));
  options.tools?.forEach((tool) => tools.register(tool));
  return {
    store: publisher.store,
    runtime,
    tools,
    environment,
    loadCode,
    code: () => created,
  };
}

async function refuseToLoad(): Promise<never> {
  const { unsupportedBrowser } = await unsupportedModule.load();
  throw unsupportedBrowser();
}
