/** The texts around single messages. */
export interface MessageLabels {
  /** The button above the first message that is shown. */
  readonly earlier: string;
  /** The button below the last message shown, if newer ones exist. */
  readonly later: string;
  readonly actions: string;
  readonly copy: string;
  readonly copied: string;
  readonly copyFailed: string;
  /** The button that asks the question again. */
  readonly retry: string;
  readonly edit: string;
  /** The field in which a message is edited. */
  readonly editing: string;
  /** Explains what happens with an edited message. */
  readonly editHelp: string;
  readonly sendEdited: string;
  /** Announced to screen readers before the user's words that may still change. */
  readonly speaking: string;
  /** Below an answer that ended at its token limit. */
  readonly lengthLimit: string;
  /** Below an answer that a content filter of the provider stopped. */
  readonly contentFilter: string;
}

export const englishMessageLabels: MessageLabels = {
  earlier: 'Show earlier messages',
  later: 'Show later messages',
  actions: 'Message actions',
  copy: 'Copy message',
  copied: 'Copied',
  copyFailed: 'Your browser did not allow copying. The text is selected',
  retry: 'Ask again',
  edit: 'Edit and resend',
  editing: 'Edit message',
  editHelp: 'It is sent as a new message. The original stays.',
  sendEdited: 'Resend',
  speaking: 'You are speaking:',
  lengthLimit: 'Length limit reached',
  contentFilter: 'Stopped by a content filter',
};
