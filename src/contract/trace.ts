import type { Entry } from './recording.js';

/** `speechText` of the data channel. */
export interface SpeechData {
  readonly message_id: string;
  readonly content_index: number;
  readonly content: string;
  readonly role: string;
  readonly end_of_speech: boolean;
  readonly interrupted: boolean;
  readonly user_action_correlation_id?: string;
}

/** A frame from the service. */
export interface Frame {
  readonly at: number;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

type Fields = Readonly<Record<string, unknown>>;

/** Questions about a recording that several checks ask. */
export class Trace {
  constructor(readonly entries: readonly Entry[]) {}

  /** The response to a request by its name, or `undefined` if it was not sent. */
  response(step: string): { readonly status: number; readonly body: Fields } | undefined {
    const entry = this.entries.find((each) => each.step === step && each.what === 'http');
    return entry?.what === 'http' ? { status: entry.status, body: fieldsOf(entry.data) } : undefined;
  }

  /** When this act of the page happened for the first time, in ms. */
  acted(step: string, type: string): number | undefined {
    return this.entries.find((each) => each.step === step && each.what === 'act' && each.type === type)?.at;
  }

  /** What the page noted about an act. */
  noted(step: string, type: string): Fields {
    const entry = this.entries.find(
      (each) => each.step === step && each.what === 'act' && each.type === type,
    );
    return entry?.what === 'act' ? fieldsOf(entry.data) : {};
  }

  /** When the SDK reported this event for the first time in a step. `step` may be a session: `client`. */
  told(step: string, type: string): number | undefined {
    return this.entries.find((each) => within(each, step) && each.what === 'event' && each.type === type)?.at;
  }

  /** The frames of a type that the service sent during a step. */
  frames(step: string, type: string): Frame[] {
    return this.entries.flatMap((each) =>
      within(each, step) && each.what === 'frame' && each.from === 'service' && each.type === type
        ? [{ at: each.at, type, data: fieldsOf(each.data) }]
        : [],
    );
  }

  /** What the persona or the user said during a step. */
  speech(step: string, role: 'persona' | 'user'): (SpeechData & { readonly at: number })[] {
    return this.frames(step, 'speechText')
      .map(({ at, data }) => ({ ...(data as unknown as SpeechData), at }))
      .filter((each) => each.role === role);
  }
}

const within = ({ step }: Entry, wanted: string) => step === wanted || step.startsWith(`${wanted}/`);

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : { value };

/** The spoken text, one space for all white space. */
export const joined = (speech: readonly SpeechData[]): string =>
  speech
    .map(({ content }) => content)
    .join('')
    .replaceAll(/\s+/gu, ' ')
    .trim();
