/**
 * When a block of reasoning is open, until the reader opens or closes it. `auto`: open while the model thinks, closed
 * once the answer begins. `always`: open. `never`: closed, also while the model thinks.
 */
export type ReasoningMode = 'auto' | 'always' | 'never';

/** Whether it is open by itself. */
export function restsOpen(mode: ReasoningMode, thinking: boolean): boolean {
  return mode === 'always' || (mode === 'auto' && thinking);
}
