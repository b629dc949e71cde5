import type { ModelCall } from './engine-message.js';

/** A part of a model's stream, independent of its specification. */
export type StreamPart =
  | { readonly type: 'thought'; readonly text: string }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'call'; readonly call: ModelCall }
  /** A deviation from the specification that does not make the answer unusable. */
  | { readonly type: 'deviation'; readonly what: string };

/** Reads the messages of a stream, one after the other. */
export interface StreamReader {
  /** One message: the data of an event, or an element of Gemini's array. @throws LlmFailure */
  read(json: string): StreamPart[];
  /** Call it when the stream has ended. @throws LlmFailure if it was cut off */
  end(): StreamPart[];
  /** Whether everything after this is ignored. */
  readonly done: boolean;
}
