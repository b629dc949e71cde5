/** The texts of the field in which a message is edited. They are loaded with it. */
export interface MessageEditorLabels {
  /** The name of the field. */
  readonly editing: string;
  /** Explains what happens with an edited message. */
  readonly editHelp: string;
  readonly sendEdited: string;
}

export const englishMessageEditorLabels: MessageEditorLabels = {
  editing: 'Edit message',
  editHelp: 'It is sent as a new message. The original stays.',
  sendEdited: 'Resend',
};
