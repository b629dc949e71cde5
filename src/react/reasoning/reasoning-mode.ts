/**
 * Whether a reasoning block is open until the user opens or closes it. `auto`: open while the model thinks, closed when
 * the answer starts. `always`: open. `never`: closed, even while the model thinks.
 */
export type ReasoningMode = 'auto' | 'always' | 'never';

/** Whether the block is open without a choice by the user. */
export function restsOpen(mode: ReasoningMode, thinking: boolean): boolean {
  return mode === 'always' || (mode === 'auto' && thinking);
}
