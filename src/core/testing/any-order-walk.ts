import { conversationOf, type Conversation } from '../api/conversation.js';
import type { PersonaMode } from '../machine/persona-state.js';
import type { Microphone } from '../ports/microphone.js';
import { updateCode } from '../runtime/answer-parts-on-demand.js';
import type { Action } from './any-order-actions.js';
import { fakeMicrophone, type FakeMicrophone } from './fake-microphone.js';
import { HandModel } from './hand-model.js';
import { personaHarness } from './persona-harness.js';
import { settle } from './settle.js';
import { throwingHooks, ThrowingModel } from './throwing-hooks.js';
import { wholeConversation } from './whole-conversation.js';

await updateCode.load();

export const earlier = wholeConversation() as unknown as Conversation;

export interface WalkSettings {
  /** Whether all of the app's hooks and callbacks throw. */
  readonly throws: boolean;
  readonly given: 'none' | 'whole' | 'damaged';
}

const conversations = {
  none: undefined,
  whole: earlier,
  damaged: { ...earlier, messages: [{ ...earlier.messages[0], source: 'elsewhere' }] } as never,
};

const refusals = ['session-not-live', 'turn-unknown', 'turn-file-refused'];

/** One persona. The walk controls everything outside the persona. */
export class Walk {
  readonly devices: FakeMicrophone[] = [];
  readonly promises: Promise<unknown>[] = [];
  /** Whether an earlier conversation may still be shown, because it was not cleared since it was set or loaded. */
  mayShowEarlier: boolean;
  readonly h;
  readonly #model: HandModel;
  readonly #prompts: (() => void)[] = [];
  readonly #loads: (() => void)[] = [];
  readonly #closings: (() => void)[] = [];
  #count = 0;

  constructor({ throws, given }: WalkSettings) {
    this.mayShowEarlier = given !== 'none';
    this.#model = throws ? new ThrowingModel() : new HandModel();
    const openMicrophone = () =>
      new Promise<Microphone>((resolve) =>
        this.#prompts.push(() => {
          const device = fakeMicrophone();
          this.devices.push(device);
          resolve(device);
        }),
      );
    const hooks = throws ? throwingHooks : null;
    const conversation = conversations[given];
    this.h = personaHarness({
      llm: { client: this.#model, server: { llmId: 'mine' } },
      devices: { microphone: true },
      greeting: 'Welcome.',
      limits: { idleSeconds: 60 },
      tools: [{ name: 'pay', needsApproval: true, execute: hooks?.execute ?? (() => 'paid') }],
      ...(hooks && { onError: hooks.fail, speech: hooks.speech }),
      advanced: {
        environment: { openMicrophone },
        ...(conversation && { conversation }),
        ...hooks?.advanced,
      },
    });
  }

  async take(action: Action): Promise<void> {
    try {
      this.#act(action);
    } catch (cause) {
      // Input without a session, a `retry` without a question, and files in server mode are refused.
      if (!refusals.includes((cause as { code: string }).code)) throw cause;
    }
    await settle();
  }

  /** Ends everything in progress outside the persona, and then the persona. */
  async finish(): Promise<void> {
    const { h } = this;
    const ended = h.persona.destroy();
    for (let round = 0; round < 6; round += 1) {
      this.#prompts.splice(0).forEach((grant) => grant());
      this.#loads.splice(0).forEach((load) => load());
      h.clock.advance(3_100);
      h.frame();
      await settle();
    }
    await ended;
  }

  get shown(): Conversation {
    return conversationOf(this.h.state);
  }

  #act(action: Action): unknown {
    const { persona } = this.h;
    switch (action) {
      case 'start':
      case 'end':
        return this.#keep(persona[action]());
      case 'clear':
        this.mayShowEarlier = false;
        return this.#keep(persona.clear());
      case 'destroy':
        return this.#keep(persona.destroy());
      case 'restore':
        this.mayShowEarlier = true;
        return this.#keep(
          persona.restore(() => new Promise((resolve) => this.#loads.push(() => resolve(earlier)))),
        );
      case 'load':
        return this.#loads.shift()?.();
      case 'server':
      case 'client':
        return this.#keep(persona.setMode(action satisfies PersonaMode));
      case 'ask':
      case 'say':
        return this.#keep(persona[action]('Hello there.').ended);
      case 'retry':
        return this.#keep(persona.retry().ended);
      case 'update':
        return this.#keep(
          persona.update(
            this.#count % 2 === 0 ? { languageCode: 'de' } : { voiceGenerationOptions: { speed: 1 } },
          ),
        );
      case 'note':
        return persona.addContext('The user looks at the prices.');
      default:
        return this.#actOfUser(action);
    }
  }

  #actOfUser(action: Action): unknown {
    const { persona } = this.h;
    switch (action) {
      case 'interrupt':
        return persona.interrupt();
      case 'keep-alive':
        return persona.keepAlive();
      case 'allow':
      case 'refuse-call':
        for (const { id, status } of this.shown.toolCalls)
          if (status === 'awaiting-approval') persona.respondToToolCall(id, action === 'allow');
        return;
      case 'mute':
      case 'unmute':
        return persona.setMicrophoneMuted(action === 'mute');
      case 'grant':
        return this.#prompts.shift()?.();
      case 'unplug':
        return this.devices.at(-1)?.unplug();
      default:
        return this.#actOfModel(action);
    }
  }

  #actOfModel(action: Action): unknown {
    const id = `${(this.#count += 1)}`;
    switch (action) {
      case 'think':
        return this.#model.think('Hm. ');
      case 'write':
        return this.#model.text('So it **is**. ');
      case 'call-tool':
        return this.#model.part({ type: 'tool-call', id, name: 'pay', arguments: '{}' });
      case 'model-ends':
        return this.#model.end();
      case 'model-fails':
        return this.#model.fail(new Error('The model fails.'));
      default:
        return this.#actOfService(action, id);
    }
  }

  #actOfService(action: Action, id: string): unknown {
    const client = this.h.clients.at(-1);
    switch (action) {
      case 'live':
        return client?.stopped === 0 ? client.goLive(`session-${this.h.clients.length}`) : undefined;
      case 'lose':
        return client?.emit('CONNECTION_CLOSED', 'CONNECTION_CLOSED_CODE_WEBRTC_FAILURE');
      case 'close':
        return client?.emit(
          'CONNECTION_CLOSED',
          'CONNECTION_CLOSED_CODE_SERVER_CLOSED_CONNECTION',
          'The end.',
        );
      case 'refuse':
        return client?.refuseSession(new Error('refused'));
      case 'close-hangs':
        if (client)
          client.stopStreaming = () => {
            client.stopped += 1;
            return new Promise((resolve) => this.#closings.push(resolve));
          };
        return;
      case 'update-applied':
        return client?.emit('PERSONA_CONFIG_UPDATE_APPLIED', {
          changedFields: { languageCode: {}, speed: {} },
        });
      case 'warn':
        return client?.emit('SERVER_WARNING', 'A warning.');
      case 'speaks':
        return client?.userSpeaks(true);
      case 'speak':
        client?.userSpeaks(false);
        return client?.userSpoke(id, 'Spoken.');
      case 'call':
        return client && this.#keep(client.callTool(id, 'pay', {}));
      case 'answer':
        return client?.personaSpoke(id, 'It is. ');
      case 'answer-ends':
      case 'cut':
        return client?.personaSpoke(id, 'So. ', { endOfSpeech: true, interrupted: action === 'cut' });
      default:
        return this.#actOfPage(action);
    }
  }

  #actOfPage(action: Action): unknown {
    const { h } = this;
    switch (action) {
      case 'tick':
        return h.clock.advance(600);
      case 'wait':
        return h.clock.advance(12_000);
      case 'idle':
        return h.clock.advance(61_000);
      case 'hide':
      case 'show':
        return h.hide(action === 'hide');
      case 'offline':
        h.network.online = false;
        return;
      case 'online':
        return h.network.come();
      case 'leave':
        return h.hides.forEach((callback) => callback());
      default:
        return h.frame();
    }
  }

  #keep(promise: Promise<unknown>): void {
    this.promises.push(promise.catch(() => undefined));
  }
}
