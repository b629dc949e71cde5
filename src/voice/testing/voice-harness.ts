import { logItems } from '../../core/machine/logs/grouped-log.js';
import type { PersonaMessage } from '../../core/machine/logs/message.js';
import { createPersona, type PersonaOptions, type TurnHandle } from '../../core/index.js';
import { fakeOutside, outcomeOf } from '../../core/testing/persona-harness.js';
import { settle } from '../../core/testing/settle.js';
import { ownVoice, type OwnVoiceOptions } from '../own-voice.js';
import { voiceCode } from '../late-code.js';
import { PassthroughClient } from './passthrough-client.js';

// Sessions then start in the task of the call, as on a page after its first session.
await voiceCode.load();

type Given = Partial<Pick<OwnVoiceOptions, 'speak' | 'listen'>> & {
  readonly serverLlmId?: string;
  readonly persona?: Partial<PersonaOptions>;
};

/** 16 kHz PCM of this length. */
export const pcm = (ms: number): Int16Array => new Int16Array(ms * 16).fill(257);

/** The audio of a text: 100 ms per character. */
export const audioOf = (text: string): Int16Array => pcm(text.length * 100);

/** A persona that speaks with the test's voice, at 16 kHz. The test controls everything else. */
export function voiceHarness({ speak, listen, serverLlmId, persona: more }: Given = {}) {
  const clients: PassthroughClient[] = [];
  const { options, ...outside } = fakeOutside({
    ...more,
    ...(serverLlmId !== undefined && { serverLlmId }),
    loadCreateClient: async () => (token, clientOptions) => {
      const client = new PassthroughClient(token, clientOptions);
      clients.push(client);
      return client.asClient;
    },
  });
  const { clock, frame } = outside;
  const spoken: { text: string; signal: AbortSignal }[] = [];
  const voice = ownVoice({
    sampleRate: 16_000,
    speak: (text, { signal }) => {
      spoken.push({ text, signal });
      return (speak ?? plainly)(text, { signal });
    },
    ...(listen && { listen }),
    environment: { clock },
  });
  const environment = options.advanced?.environment;
  const persona = createPersona({
    ...options,
    advanced: {
      ...options.advanced,
      environment: {
        ...environment,
        sessions: (anam) => voice.sessions(environment?.sessions?.(anam) ?? anam),
      },
    },
  });
  return {
    ...outside,
    persona,
    spoken,
    get client() {
      return clients.at(-1) as PassthroughClient;
    },
    get state() {
      frame();
      return persona.store.getState();
    },
    get answers(): PersonaMessage[] {
      frame();
      const items = logItems(persona.store.getState().transcript);
      return items.filter((message) => message.role === 'persona');
    },
    async outcome({ ended }: TurnHandle) {
      await settle();
      frame();
      return outcomeOf(ended);
    },
    /** Lets time pass in small steps, so that promises settle in between. */
    async pass(ms: number): Promise<void> {
      for (let passed = 0; passed < ms; passed += 50) {
        clock.advance(Math.min(50, ms - passed));
        await settle();
      }
    },
    async live(): Promise<void> {
      const started = persona.start();
      await settle();
      clients.at(-1)?.goLive(`session-${clients.length}`);
      frame();
      await started;
    },
  };
}

async function* plainly(text: string) {
  yield audioOf(text);
}
