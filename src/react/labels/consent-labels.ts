/** The texts of the question before the first session. */
export interface ConsentLabels {
  readonly title: string;
  readonly text: string;
  /** The sound of the microphone goes to Anam. */
  readonly microphone: string;
  /** What the user says and types goes to the app's model. */
  readonly model: string;
  /** Anam passes what the user says and types on to the model. */
  readonly modelThroughAnam: string;
  /** Both of them, because the user can switch. */
  readonly bothModels: string;
  /** Anam speaks the answers. */
  readonly voice: string;
  /** The conversation is saved. */
  readonly storage: string;
  /** Says that nothing is sent before the decision. */
  readonly untilThen: string;
  readonly policy: string;
  readonly accept: string;
  readonly decline: string;
}

export const englishConsentLabels: ConsentLabels = {
  title: 'Before you start',
  text: 'You will talk to an AI. For that, your data goes to these places:',
  microphone: 'The sound of your microphone goes to Anam, which turns it into text.',
  model: 'What you say and type goes to the language model that this app uses.',
  modelThroughAnam: 'What you say and type goes to Anam, which passes it on to a language model.',
  bothModels: 'What you say and type goes to a language model, either directly or through Anam.',
  voice: 'The answers go to Anam, which creates the voice and the picture.',
  storage: 'The conversation is saved, so that you can continue it later.',
  untilThen: 'Nothing is sent before you accept.',
  policy: 'Privacy policy',
  accept: 'Accept and continue',
  decline: 'Not now',
};
