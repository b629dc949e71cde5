import type { RedactReasoning } from '../redact-reasoning.js';
import type { PersonaEnvironment } from '../../ports/environment.js';

/** Replaceable dependencies, for tests. */
export interface KeepOptions extends Partial<Pick<PersonaEnvironment, 'clock' | 'onHidden' | 'onPageHide'>> {
  /**
   * Applied to every thought before it is saved. A reload does not restore the removed text. If it throws, the thought is
   * not saved.
   */
  readonly redactReasoning?: RedactReasoning;
}
