/** The button texts of `PersonaLauncher`. */
export interface LauncherLabels {
  readonly open: string;
  readonly close: string;
  /** While the chat is closed and its session continues. */
  readonly back: string;
}

export const englishLauncherLabels: LauncherLabels = {
  open: 'Talk to us',
  close: 'Close chat',
  back: 'Back to the conversation',
};
