import type { EndpointConnection } from '../endpoint-connection.js';
import { isObject } from '../json.js';
import type { LlmPart, LlmRequest, LlmStreamOptions } from '../llm-adapter.js';
import type { LlmErrorInfo } from '../llm-error-info.js';
import { PartStream, type PartFeed } from '../part-stream.js';
import { anthropicDecoder } from '../protocols/anthropic.js';
import { PausedTurn } from '../protocols/anthropic-pause.js';
import type { Endpoint } from './endpoint.js';
import { connectTo, type EndpointProtocol } from './open-endpoint.js';

/** Like `openEndpoint`, but continues a turn that Anthropic pauses. */
export function openAnthropic<Settings>(
  endpoint: Endpoint<Settings>,
  protocol: EndpointProtocol<Settings>,
  request: LlmRequest,
  { signal }: LlmStreamOptions,
): AsyncIterable<LlmPart> {
  const turn = new PausedTurn();
  const connect = (isNext: boolean) =>
    connectTo(endpoint, protocol, request, signal, (body) =>
      isNext && isObject(body) ? turn.continued(body) : body,
    );
  return new PartStream(new TurnFeed(connect, turn), anthropicDecoder(request.tools, turn), signal);
}

/** Reads the responses to the requests of one turn, one after the other. */
class TurnFeed implements PartFeed<string> {
  readonly #connect: (isNext: boolean) => EndpointConnection;
  readonly #turn: PausedTurn;
  #connection: EndpointConnection;

  constructor(connect: (isNext: boolean) => EndpointConnection, turn: PausedTurn) {
    this.#connect = connect;
    this.#turn = turn;
    this.#connection = connect(false);
  }

  read(): Promise<string | null> {
    if (this.#turn.takePause()) {
      this.#connection.drain();
      this.#connection = this.#connect(true);
    }
    return this.#connection.read();
  }

  error(fault: LlmErrorInfo, cause?: unknown): ReturnType<EndpointConnection['error']> {
    return this.#connection.error(fault, cause);
  }

  close(): void {
    this.#connection.close();
  }

  drain(): void {
    this.#connection.drain();
  }
}
