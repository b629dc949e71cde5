import type { RedactReasoning } from '../redact-reasoning.js';
import type { PersonaEnvironment } from '../../ports/environment.js';

/** Options of `keepConversation`: the redaction of thoughts, and dependencies that tests can replace. */
export interface KeepOptions extends Partial<Pick<PersonaEnvironment, 'clock' | 'onHidden' | 'onPageHide'>> {
  /**
   * Applied to every thought before it is saved. A reload does not restore the removed text. If it throws, the thought
   * is not saved.
   */
  readonly redactReasoning?: RedactReasoning;
}
