import type { ErrorAction } from '../../core/index.js';

/** The texts of `ErrorNotice`, beside the sentences of the errors. */
export interface ErrorLabels {
  /** What the buttons say. */
  readonly actions: Readonly<Record<Exclude<ErrorAction, 'none'>, string>>;
  /** A button that has to wait: `{action}`, and the `{time}` that is left. */
  readonly wait: string;
  /** How to allow a microphone that the browser blocks without asking. */
  readonly unblock: string;
}

export const englishErrorLabels: ErrorLabels = {
  actions: {
    start: 'Start again',
    'ask-again': 'Try again',
    microphone: 'Allow microphone',
    type: 'Type instead',
    reload: 'Reload page',
  },
  wait: '{action} in {time}',
  unblock: 'To allow it, open the site settings beside the page’s address.',
};
