/** The texts shown in a browser that cannot open a session. */
export interface SupportLabels {
  /** What the user can do. */
  readonly remedy: string;
}

export const englishSupportLabels: SupportLabels = {
  remedy:
    'Open this page in the latest Chrome, Edge, Firefox or Safari. If you opened it inside another app, open it in your browser instead.',
};
