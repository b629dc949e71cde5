/** The button texts of `PersonaLauncher`. */
export interface LauncherLabels {
  readonly open: string;
  readonly close: string;
}

export const englishLauncherLabels: LauncherLabels = { open: 'Talk to us', close: 'Close chat' };
