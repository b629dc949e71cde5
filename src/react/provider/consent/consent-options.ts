import type { ReactNode } from 'react';

/**
 * Something that is done with the user's data. `microphone`: the sound of the microphone goes to Anam. `model`: the page
 * sends what the user says and types to the app's model. `model-through-anam`: Anam sends it there. `voice`: the answers
 * go to Anam, which speaks them. `storage`: the conversation is saved.
 */
export type ConsentPurpose = 'microphone' | 'model' | 'model-through-anam' | 'voice' | 'storage';

/** A decision of the user, as data. */
export interface ConsentRecord {
  readonly decision: 'accepted' | 'withdrawn';
  /** `privacy.consent.version`. */
  readonly version: string;
  /** The time of the decision, as in `2026-11-24T12:00:00.000Z`. */
  readonly at: string;
  /** The language in which the user was asked, as a BCP 47 tag. */
  readonly language: string;
  readonly purposes: readonly ConsentPurpose[];
}

/** Where the consent is remembered. An error counts as "nothing stored"; the page then remembers it until it closes. */
export interface ConsentStorage {
  /** Returns the saved record of a version. Anything invalid counts as nothing. */
  load(version: string): unknown;
  save(record: ConsentRecord): void;
  /** Deletes the record of a version. Called when the user withdraws. */
  remove(version: string): void;
  /** Calls back when another tab has changed a record. Returns a function that unsubscribes. */
  watch?(onChange: () => void): () => void;
}

/** The consent that a start waits for. */
export interface ConsentOptions {
  /** The version of your text. If it changes, the user is asked again. */
  readonly version: string;
  /** The sentence above the list. @default `labels.consent.text` */
  readonly text?: ReactNode;
  /**
   * What goes where, one entry per item; it replaces the list that is made of the purposes.
   * @default the labels of the purposes
   */
  readonly points?: readonly ReactNode[];
  /** The address of your privacy policy. @default no link */
  readonly policyUrl?: string;
  /**
   * What the user consents to. Set it for a `persona` that you created yourself, if it does not use the microphone or you
   * save its conversation.
   * @default from the options: the microphone unless `devices.microphone` is `false`, the modes, the voice, and `storage`
   */
  readonly purposes?: readonly ConsentPurpose[];
  /**
   * Called with each decision: when the user has accepted, before the session starts, and when they have withdrawn. Save
   * the record, if your rules demand proof. An error is reported to `onError`.
   */
  readonly onConsent?: (record: ConsentRecord) => void | Promise<void>;
  /** Where the consent is remembered; `null`: until the page closes. @default `localStorage` */
  readonly storage?: ConsentStorage | null;
}

/** The consent of a provider, with the facts about its options. */
export interface ConsentTerms extends ConsentOptions {
  readonly usesMicrophone: boolean;
  readonly savesConversation: boolean;
}
