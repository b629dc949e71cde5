/** The texts about the thoughts that other parts show too. */
export interface HistoryLinkLabels {
  readonly title: string;
  readonly close: string;
  readonly showInHistory: string;
  readonly copy: string;
  readonly copied: string;
  readonly copyFailed: string;
  /** Shown instead of a text whose redaction failed. */
  readonly hidden: string;
}

export const englishHistoryLinkLabels: HistoryLinkLabels = {
  title: 'Thoughts',
  close: 'Close',
  showInHistory: 'Show in thoughts',
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'Your browser did not allow copying',
  hidden: 'Hidden because redaction failed.',
};
