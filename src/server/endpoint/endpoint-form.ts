import type { LlmRequest } from '../../llm/llm-adapter.js';
import type { AnswerWriter } from '../answer-writer.js';
import type { JsonObject } from '../read-json-body.js';
import type { Refusal } from '../refusal.js';
import type { AnswerTimes, AnswerUsage } from './answer-usage.js';
import type { EndpointRoute } from './endpoint-route.js';
import type { WholeAnswer } from './whole-answer.js';

/** Where reasoning is written: in its own field, in the text with `<think>` tags, or nowhere. */
export type ReasoningPlace = 'field' | 'inline' | 'hidden';

/** A request that was parsed according to a provider's specification. */
export interface FormRequest {
  readonly request: LlmRequest;
  /** The name of the model in the path or in the body. */
  readonly model: string | undefined;
  readonly stream: boolean;
  /** Whether the caller asked for token counts. */
  readonly showUsage: boolean;
  readonly reasoning: ReasoningPlace;
}

/** The values that all chunks of one answer repeat. */
export interface AnswerFacts {
  readonly model: string;
  readonly showUsage: boolean;
  readonly reasoning: ReasoningPlace;
  readonly framing: EndpointRoute['framing'];
  /** Whether the request contains only text. */
  readonly isTextOnly: boolean;
  /** The token counts of the answer so far. */
  readonly usage: () => AnswerUsage;
  readonly times: () => AnswerTimes;
}

/** An error in the format of the specification. */
export interface FormError {
  readonly status: number;
  readonly body: object;
}

/** One specification: reads its requests and writes its answers. */
export interface EndpointForm {
  /** @throws FormRefusal with the provider's own message */
  read(body: JsonObject, route: EndpointRoute): FormRequest;
  writer(facts: AnswerFacts): AnswerWriter;
  /** Writes the answer to a request that did not ask for streaming. */
  whole(facts: AnswerFacts, answer: WholeAnswer): object;
  /** @param message without keys */
  error(refusal: Refusal, message: string): FormError;
  /** @param isMissing whether no key was sent */
  keyRefusal(isMissing: boolean): Refusal;
  unknownModel(name: string): Refusal;
  /** @param asked the model name in the path; all models are listed without one */
  models(names: readonly string[], asked: string | undefined): object;
}
