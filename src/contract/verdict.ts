/** What a check found. `unknown`: the run does not show it. */
export interface Verdict {
  readonly result: 'holds' | 'differs' | 'unknown';
  /** What the service did, for people. */
  readonly found: string;
}

export const holds = (found: string): Verdict => ({ result: 'holds', found });
export const differs = (found: string): Verdict => ({ result: 'differs', found });
export const unknown = (found: string): Verdict => ({ result: 'unknown', found });
