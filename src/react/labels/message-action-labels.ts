/** The texts of the buttons of a message. They are loaded with the buttons. */
export interface MessageActionLabels {
  readonly actions: string;
  readonly copy: string;
  readonly copied: string;
  readonly copyFailed: string;
  /** The button that asks the question again. */
  readonly retry: string;
  readonly edit: string;
}

export const englishMessageActionLabels: MessageActionLabels = {
  actions: 'Message actions',
  copy: 'Copy message',
  copied: 'Copied',
  copyFailed: 'Your browser did not allow copying. The text is selected',
  retry: 'Ask again',
  edit: 'Edit and resend',
};
