/** The texts around single messages. */
export interface MessageLabels {
  /** The button above the first message that is shown. */
  readonly earlier: string;
  /** The button below the last message that is shown, where that is not the newest. */
  readonly later: string;
  readonly actions: string;
  readonly copy: string;
  readonly copied: string;
  readonly copyFailed: string;
  /** Asks the same again. */
  readonly retry: string;
  readonly edit: string;
  /** The field in which a message is edited. */
  readonly editing: string;
  /** What happens with an edited message. */
  readonly editHelp: string;
  readonly sendEdited: string;
  /** Told to screen readers of the words of the user that may still change. */
  readonly speaking: string;
}

export const englishMessageLabels: MessageLabels = {
  earlier: 'Show earlier messages',
  later: 'Show later messages',
  actions: 'Message actions',
  copy: 'Copy message',
  copied: 'Copied',
  copyFailed: 'Copying was not allowed. The text is selected',
  retry: 'Ask again',
  edit: 'Edit and send again',
  editing: 'Edit message',
  editHelp: 'It is sent as a new message. What was said stays.',
  sendEdited: 'Send again',
  speaking: 'You are speaking:',
};
