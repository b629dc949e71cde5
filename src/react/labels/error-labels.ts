import type { ErrorAction } from '../../core/index.js';

/** The texts of `ErrorNotice`, except the error messages. */
export interface ErrorLabels {
  /** The button texts. */
  readonly actions: Readonly<Record<Exclude<ErrorAction, 'none'>, string>>;
  /** A button that is disabled for a while: `{action}` is its text, `{time}` the remaining time. */
  readonly wait: string;
  /** How to allow a microphone that the browser blocks without a prompt. */
  readonly unblock: string;
}

export const englishErrorLabels: ErrorLabels = {
  actions: {
    start: 'Start again',
    'ask-again': 'Try again',
    microphone: 'Turn on microphone',
    type: 'Type instead',
    reload: 'Reload page',
  },
  wait: '{action} in {time}',
  unblock: 'To allow it, open the site settings next to the page’s address.',
};
