import { causeWords } from '../../internal/cause-words.js';
import { errorFactory, PersonaError } from '../../internal/persona-error.js';
import { turnErrors } from '../../internal/errors/turn-errors.js';
import type { LlmAdapter, LlmDataPart, LlmRequest } from '../../llm/llm-adapter.js';
import type { TransitionSettings } from '../machine/context.js';
import type { PersonaFact } from '../machine/fact.js';
import { sessionRules } from '../machine/session-rules.js';
import { dataLimitOf } from '../machine/turn/data-limit.js';
import { refuseInput } from '../machine/turn/refuse-input.js';
import type { TurnTimeline } from '../machine/timeline/turn-timeline.js';
import type { PersonaMode } from '../machine/persona-state.js';
import type { ExclusiveScope, PersonaEnvironment } from '../ports/environment.js';
import type { PersonaUpdate } from '../ports/persona-update.js';
import type { SessionPort } from '../ports/session-port.js';
import { conversationIdOf } from '../machine/logs/conversation-id.js';
import {
  cuesOnDemand,
  loadedAnswerParts,
  loadedUpdates,
  rareRules,
  updateCode,
  whenCuesLoaded,
} from './answer-parts-on-demand.js';
import { MicrophoneRunner } from './microphone-runner.js';
import { ModelRunner } from './model-runner.js';
import type { PersonaRuntime, SessionCode, SessionEffect } from './persona-runtime.js';
import { SessionRunner } from './session-runner.js';
import type { ToolRegistry } from './tools/tool-registry.js';
import { ToolsOnDemand } from './tools/tools-on-demand.js';
import { WatchRunner } from './watch-runner.js';

export interface SessionCodeParts {
  readonly runtime: Pick<PersonaRuntime, 'dispatch' | 'promise' | 'tellLater' | 'state'>;
  readonly settings: TransitionSettings;
  readonly environment: PersonaEnvironment;
  readonly port: SessionPort;
  readonly llm: LlmAdapter | undefined;
  /** The custom LLM for server mode. */
  readonly llmId: string | undefined;
  readonly tools: ToolRegistry;
  readonly exclusive: ExclusiveScope | undefined;
  /** The URL that receives the id of an ended session, so that its slot is freed. */
  readonly endUrl: string | undefined;
  readonly onTurn: (timeline: TurnTimeline, mode: PersonaMode) => void;
  readonly onData: (part: LlmDataPart, turnId: string) => void;
  readonly onWarning: (text: string) => void;
  /** Whether the app wants token counts, also from endpoints that send them only on request. */
  readonly reportUsage: boolean;
  /** Reports an error that the app's code threw. */
  readonly onThrown: (cause: unknown) => void;
  /** Reports an error that does not change the state. */
  readonly report: (error: PersonaError) => void;
}

const turnError = errorFactory(turnErrors);

/** Creates the rules of sessions and the runners of their effects. Every effect starts immediately. */
export function sessionCode(parts: SessionCodeParts): SessionCode {
  const { settings, environment } = parts;
  const performer = new EffectPerformer(parts);
  return {
    loadPort: () => parts.port.load(),
    rules: (draft, event, at) =>
      sessionRules(draft, event, {
        ...settings,
        at,
        online: environment.isOnline(),
        answerParts: loadedAnswerParts(),
        updates: loadedUpdates(),
        cues: cuesOnDemand,
      }),
    refuse: (input) => refuseInput(input, parts.runtime.state, settings.inputPolicy),
    update: async (values) => {
      const [{ askUpdate }] = await Promise.all([updateCode.load(), rareRules.load()]);
      return askUpdate(parts.runtime, values);
    },
    cue: async (tag) =>
      (await updateCode.load()).askCue(parts.runtime.state, performer.session.connection, tag),
    perform: (effect) => performer.perform(effect),
    isSignallingOpen: () => performer.session.connection?.isSignallingOpen() ?? true,
  };
}

class EffectPerformer {
  readonly session: SessionRunner;
  readonly #microphone: MicrophoneRunner;
  readonly #model: ModelRunner;
  readonly #tools: ToolsOnDemand;
  readonly #watches: WatchRunner;

  constructor(private readonly parts: SessionCodeParts) {
    const { environment, tools, port, llmId, llm, exclusive, onThrown, report } = parts;
    const dispatch = (fact: PersonaFact) => parts.runtime.dispatch(fact);
    this.#tools = new ToolsOnDemand({ registry: tools, clock: environment.clock, dispatch, report });
    this.session = new SessionRunner({
      environment,
      port,
      llmId,
      tools: { registry: tools, runner: this.#tools },
      maxResultBytes: () => dataLimitOf(parts.runtime.state.control.session),
      dispatch,
    });
    this.#microphone = new MicrophoneRunner(environment, this.session, dispatch);
    const { extras } = parts.settings.speech;
    this.#model = new ModelRunner(llm, dispatch, () => extras.whenLoaded() ?? whenCuesLoaded());
    // Called inside a promise, because the app's adapter may throw.
    Promise.resolve()
      .then(() => llm?.preload?.())
      .catch(onThrown);
    const startProbing = () => llm?.startProbing?.();
    this.#watches = new WatchRunner({ environment, exclusive, startProbing, dispatch, onThrown });
  }

  perform(effect: SessionEffect): void {
    switch (effect.type) {
      case 'talk/send':
        return this.#sendTalk(effect.turnId, effect.correlationId, effect.text);
      case 'talk/end':
        return ignoreRejection(this.session.connection?.endTalk(effect.correlationId));
      case 'model/start':
        return this.#model.start(effect.turnId, this.#request(effect));
      case 'model/abort':
        return this.#model.abort(effect.turnId);
      case 'tool/run':
        return void this.#tools.run(effect.call);
      case 'tool/settle-approval':
        return this.#tools.settleApproval(effect.callId, effect.approved, effect.reason);
      case 'tool/abort':
        return this.#tools.abort(effect.callId);
      case 'turn/report': {
        const { timeline, mode } = effect;
        return timeline ? this.parts.runtime.tellLater(() => this.parts.onTurn(timeline, mode)) : undefined;
      }
      case 'turn/data':
        return this.parts.runtime.tellLater(() => this.parts.onData(effect.part, effect.turnId));
      case 'warning/tell':
        return this.parts.runtime.tellLater(() => this.parts.onWarning(effect.text));
      case 'watch/start':
        return this.#watches.start(effect.watch);
      case 'watch/stop':
        return this.#watches.stop(effect.watch);
      case 'microphone/open':
        return void this.#microphone.open(effect);
      case 'microphone/send':
        return void this.#microphone.send(effect);
      case 'microphone/set-muted':
        return effect.microphone.setMuted(effect.muted);
      case 'microphone/close':
        return effect.microphone.close();
      default:
        return this.#performSession(effect);
    }
  }

  #performSession(effect: Extract<SessionEffect, { type: `session/${string}` }>): void {
    const { session } = this;
    switch (effect.type) {
      case 'session/authorize':
        return void session.authorize(effect);
      case 'session/connect':
        return void session.connect(effect);
      case 'session/close':
        return session.close(effect.attempt);
      case 'session/release':
        return this.#release(effect.sessionId);
      case 'session/user-message':
        return quietly(() => session.connection?.sendUserMessage(effect.text));
      case 'session/context':
        return quietly(() => session.connection?.addContext(effect.text));
      case 'session/interrupt-persona':
        return quietly(() => session.connection?.interruptPersona());
      case 'session/cue':
        return quietly(() => session.connection?.sendCue?.(effect.tag));
      case 'session/update':
        return this.#update(effect.values);
      case 'session/offer-tool':
        this.#tools.preload();
        return quietly(() => session.connection?.offerTool(effect.name));
    }
  }

  #update(values: PersonaUpdate): void {
    const { connection } = this.session;
    const fail = (cause: unknown) => this.parts.runtime.dispatch({ type: 'session/update-failed', cause });
    try {
      if (connection?.updatePersona) connection.updatePersona(values);
      else fail(null);
    } catch (cause) {
      fail(cause);
    }
  }

  #release(sessionId: string): void {
    const { endUrl, environment } = this.parts;
    if (endUrl !== undefined) environment.sendBeacon(endUrl, JSON.stringify({ sessionId }));
  }

  #request({ messages, seen, withTools }: Extract<SessionEffect, { type: 'model/start' }>): LlmRequest {
    const tools = withTools ? this.parts.tools.definitions : [];
    if (withTools) this.#tools.preload();
    const conversationId = conversationIdOf(this.parts.runtime.state.view);
    return {
      messages,
      ...(tools.length > 0 && { tools }),
      ...(conversationId !== undefined && { conversationId }),
      ...(seen !== undefined && { seenMessages: seen }),
      ...(this.parts.reportUsage && { reportUsage: true }),
    };
  }

  #sendTalk(turnId: string, correlationId: string, text: string): void {
    this.session.connection?.sendTalk(correlationId, text).catch((cause: unknown) => {
      const words = causeWords(cause);
      const message = `The talk stream refused a chunk: ${words}`;
      const error = PersonaError.isInstance(cause) ? cause : turnError('talk-failed', { message, cause });
      this.parts.runtime.dispatch({ type: 'talk/failed', turnId, error });
    });
  }
}

/**
 * Ignores errors: the SDK throws if its session has already ended, and the close event that follows reports the same.
 */
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
