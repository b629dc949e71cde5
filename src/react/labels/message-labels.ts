/** The texts around single messages that are shown without their buttons. */
export interface MessageLabels {
  /** The button above the first message that is shown. */
  readonly earlier: string;
  /** The button below the last message shown, if newer ones exist. */
  readonly later: string;
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
  speaking: 'You are speaking:',
  lengthLimit: 'Length limit reached',
  contentFilter: 'Stopped by a content filter',
};
