import { errorFactory, type PersonaError } from '../../internal/persona-error.js';
import { turnErrors } from '../../internal/errors/turn-errors.js';
import type { PersonaEnvironment } from '../ports/environment.js';
import type { PersonaEffect } from '../machine/persona-effect.js';
import type { PersonaEvent } from '../machine/persona-event.js';
import type { MicrophoneRunner } from './microphone-runner.js';
import type { SessionRunner } from './session-runner.js';
import type { Timers } from './timers.js';
import type { LlmMessage, LlmRequest } from '../../llm/llm-adapter.js';
import type { ToolRegistry } from './tools/tool-registry.js';
import type { ToolRunner } from './tools/tool-runner.js';
import type { ModelRunner } from './model-runner.js';
import type { TurnWatch } from './turn-watch.js';

export interface EffectRunnerOptions {
  readonly environment: PersonaEnvironment;
  readonly session: SessionRunner;
  readonly microphone: MicrophoneRunner;
  readonly model: ModelRunner;
  readonly timers: Timers;
  readonly turns: TurnWatch;
  readonly tools: { readonly registry: ToolRegistry; readonly runner: ToolRunner };
  readonly report: (error: PersonaError) => void;
  readonly turnEnded: (turnId: string) => void;
  readonly dispatch: (event: PersonaEvent) => void;
}

const turnError = errorFactory(turnErrors);

/** Does what a transition asked for. Every effect starts at once; what comes of it comes back as an event. */
export class EffectRunner {
  constructor(private readonly options: EffectRunnerOptions) {}

  run(effect: PersonaEffect): void {
    const { session, microphone, model, timers, turns, tools, report, turnEnded } = this.options;
    switch (effect.type) {
      case 'talk/send':
        return this.#sendTalk(effect.turnId, effect.correlationId, effect.text);
      case 'talk/end':
        return ignoreRejection(session.connection?.endTalk(effect.correlationId));
      case 'timer/set':
        return timers.set(effect.name, this.#spread(effect.ms, effect.jitter ?? 0));
      case 'timer/clear':
        return timers.clear(effect.name);
      case 'model/start':
        return model.start(effect.turnId, this.#request(effect.messages, effect.withTools));
      case 'model/abort':
        return model.abort(effect.turnId);
      case 'session/authorize':
        return void session.authorize(effect);
      case 'session/connect':
        return void session.connect(effect);
      case 'session/close':
        return session.close();
      case 'session/user-message':
        return quietly(() => session.connection?.sendUserMessage(effect.text));
      case 'session/context':
        return quietly(() => session.connection?.addContext(effect.text));
      case 'session/interrupt-persona':
        return quietly(() => session.connection?.interruptPersona());
      case 'tool/run':
        return void tools.runner.run(effect.call);
      case 'tool/answer':
        return tools.runner.answer(effect.callId, effect.approved, effect.reason);
      case 'tool/abort':
        return tools.runner.abort(effect.callId);
      case 'turn/ended':
        turns.end(effect.turnId, effect.outcome);
        return turnEnded(effect.turnId);
      case 'error/report':
        return report(effect.error);
      case 'microphone/open':
        return void microphone.open(effect);
      case 'microphone/send':
        return void microphone.send(effect);
      case 'microphone/mute':
        return effect.microphone.setMuted(effect.muted);
      case 'microphone/close':
        return effect.microphone.close();
    }
  }

  #spread(ms: number, jitter: number): number {
    return jitter === 0 ? ms : Math.round(ms * (1 - jitter + 2 * jitter * this.options.environment.random()));
  }

  #request(messages: readonly LlmMessage[], withTools: boolean): LlmRequest {
    const tools = withTools ? this.options.tools.registry.definitions : [];
    return tools.length > 0 ? { messages, tools } : { messages };
  }

  #sendTalk(turnId: string, correlationId: string, text: string): void {
    const { session, dispatch } = this.options;
    session.connection?.sendTalk(correlationId, text).catch((cause: unknown) => {
      const words = cause instanceof Error ? cause.message : String(cause);
      const error = turnError('talk-failed', { message: `The talk stream refused a chunk: ${words}`, cause });
      dispatch({ type: 'talk/failed', turnId, error });
    });
  }
}

/** The SDK throws when its session is already gone; the close that follows tells the same. */
function quietly(action: () => void): void {
  try {
    action();
  } catch {
    return;
  }
}

function ignoreRejection(promise: Promise<unknown> | undefined): void {
  promise?.catch(() => undefined);
}
