import type { EarlyEnvironment, PersonaEnvironment } from '../ports/environment.js';
import type { ErrorReporter } from './error-reporter.js';
import type { PersonaOptions } from '../api/persona-options.js';
import type { Publisher } from './publisher.js';
import type { ToolRegistry } from './tools/tool-registry.js';

/** What a persona is made of before its first start. */
export interface PersonaFoundation {
  readonly options: PersonaOptions;
  readonly environment: EarlyEnvironment & Partial<PersonaEnvironment>;
  readonly publisher: Publisher;
  readonly errors: ErrorReporter;
  readonly tools: ToolRegistry;
  readonly microphoneMuted: boolean;
}
