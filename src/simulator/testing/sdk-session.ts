import { createClient, type AnamClient, type AnamEvent } from '@anam-ai/js-sdk';
import type { Simulator } from '../simulator.js';

/** All events of the unmodified SDK, in order. */
export interface Told {
  readonly event: string;
  readonly args: readonly unknown[];
}

export interface SdkSession {
  readonly client: AnamClient;
  readonly told: Told[];
  /** Resolves with the arguments of the next event with this name, or of one that was already emitted. */
  heard(event: keyof typeof AnamEvent): Promise<readonly unknown[]>;
  texts(
    role: 'user' | 'persona',
  ): { content: string; endOfSpeech: boolean; interrupted: boolean; correlationId?: string }[];
}

const events = [
  'CONNECTION_ESTABLISHED',
  'DATA_CHANNEL_OPEN',
  'SESSION_READY',
  'VIDEO_STREAM_STARTED',
  'AUDIO_STREAM_STARTED',
  'CONNECTION_CLOSED',
  'MESSAGE_STREAM_EVENT_RECEIVED',
  'MESSAGE_HISTORY_UPDATED',
  'REASONING_STREAM_EVENT_RECEIVED',
  'REASONING_HISTORY_UPDATED',
  'TALK_STREAM_INTERRUPTED',
  'USER_SPEECH_STARTED',
  'USER_SPEECH_ENDED',
  'SERVER_WARNING',
  'PERSONA_CONFIG_UPDATE_APPLIED',
] as const satisfies readonly (keyof typeof AnamEvent)[];

/** With the SDK's candidate pool, one connection in fifteen hangs in Chromium 153, whatever the other side is. */
export const withoutPool: RTCConfiguration = { iceCandidatePoolSize: 0 };

/** Creates an SDK client as an app without this package would. */
export async function sdkSession(
  simulator: Simulator,
  mode: 'client' | 'server' = 'client',
  ownToken?: string,
): Promise<SdkSession> {
  const token = ownToken ?? (await simulator.session({ mode }));
  const client = createClient(token, {
    disableInputAudio: true,
    rtcConfiguration: withoutPool,
  });
  const told: Told[] = [];
  const waiting: { event: string; resolve: (args: readonly unknown[]) => void }[] = [];
  for (const event of events) {
    client.addListener(event as unknown as AnamEvent.CONNECTION_CLOSED, (...args: unknown[]) => {
      told.push({ event, args });
      for (const one of waiting.splice(0)) {
        if (one.event === event) one.resolve(args);
        else waiting.push(one);
      }
    });
  }
  return {
    client,
    told,
    heard: (event) => {
      const found = told.find((one) => one.event === event);
      return found ? Promise.resolve(found.args) : new Promise((resolve) => waiting.push({ event, resolve }));
    },
    texts: (role) =>
      told
        .filter(({ event }) => event === 'MESSAGE_STREAM_EVENT_RECEIVED')
        .map(
          ({ args }) =>
            args[0] as { role: string; content: string; endOfSpeech: boolean; interrupted: boolean },
        )
        .filter((message) => message.role === role),
  };
}
