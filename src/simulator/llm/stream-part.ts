import type { ModelCall } from './engine-message.js';

/** What a model's stream says, whatever its specification. */
export type StreamPart =
  | { readonly type: 'thought'; readonly text: string }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'call'; readonly call: ModelCall }
  /** The specification wants it otherwise, and the answer can be used all the same. */
  | { readonly type: 'deviation'; readonly what: string };

/** Reads the messages of a stream, one after the other. */
export interface StreamReader {
  /** One message: the data of an event, or an element of Gemini's array. @throws LlmFailure */
  read(json: string): StreamPart[];
  /** The stream is over. @throws LlmFailure if it was cut off */
  end(): StreamPart[];
  /** Nothing after this counts. */
  readonly done: boolean;
}
