import type { RedactReasoning } from '../redact-reasoning.js';
import type { PersonaEnvironment } from '../../ports/environment.js';

/** Options of `keepConversation`. The parts of the outside world that it uses can be replaced, for tests. */
export interface KeepOptions extends Partial<Pick<PersonaEnvironment, 'clock' | 'onHidden' | 'onPageHide'>> {
  /**
   * Applied to every thought before it is saved. What it takes out is gone for good: after a reload the thought is what
   * was saved. Of a text on which it throws nothing is saved.
   */
  readonly redactReasoning?: RedactReasoning;
}
