import type { LlmRequest } from '../../llm/llm-adapter.js';
import type { AnswerWriter } from '../answer-writer.js';
import type { JsonObject } from '../read-json-body.js';
import type { Refusal } from '../refusal.js';
import type { AnswerTimes, AnswerUsage } from './answer-usage.js';
import type { EndpointRoute } from './endpoint-route.js';
import type { WholeAnswer } from './whole-answer.js';

/** Where reasoning goes: into its field, into the text in `<think>` tags, or nowhere. */
export type ReasoningPlace = 'field' | 'inline' | 'hidden';

/** A provider's request, read. */
export interface FormRequest {
  readonly request: LlmRequest;
  /** The name of the model in the path or in the body. */
  readonly model: string | undefined;
  readonly stream: boolean;
  /** Whether the caller asked for token counts. */
  readonly showUsage: boolean;
  readonly reasoning: ReasoningPlace;
}

/** What the chunks of one answer repeat. */
export interface AnswerFacts {
  readonly model: string;
  readonly showUsage: boolean;
  readonly reasoning: ReasoningPlace;
  readonly framing: EndpointRoute['framing'];
  /** Whether the question is text only. */
  readonly isTextOnly: boolean;
  /** The tokens of the answer so far. */
  readonly usage: () => AnswerUsage;
  readonly times: () => AnswerTimes;
}

/** An error as the specification writes it. */
export interface FormError {
  readonly status: number;
  readonly body: object;
}

/** One specification: how a request is read and an answer is written. */
export interface EndpointForm {
  /** @throws FormRefusal with the provider's own words */
  read(body: JsonObject, route: EndpointRoute): FormRequest;
  writer(facts: AnswerFacts): AnswerWriter;
  /** The answer to a request that does not stream. */
  whole(facts: AnswerFacts, answer: WholeAnswer): object;
  /** @param message without keys */
  error(refusal: Refusal, message: string): FormError;
  /** @param isMissing whether no key was sent */
  keyRefusal(isMissing: boolean): Refusal;
  unknownModel(name: string): Refusal;
  /** @param asked the name in the path; without one, all models */
  models(names: readonly string[], asked: string | undefined): object;
}
