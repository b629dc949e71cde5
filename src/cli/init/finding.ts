/** The result of one check of `doctor`. */
export interface Finding {
  /** `note` is for something that works but is worth knowing. */
  readonly verdict: 'good' | 'note' | 'wrong';
  readonly found: string;
  /** What to do. */
  readonly advice?: string;
}

export const good = (found: string): Finding => ({ verdict: 'good', found });
export const note = (found: string, advice: string): Finding => ({ verdict: 'note', found, advice });
export const wrong = (found: string, advice: string): Finding => ({ verdict: 'wrong', found, advice });
