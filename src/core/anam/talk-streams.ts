import type { SessionConnection } from '../ports/session-port.js';
import type { AnamClient, AnamTalkStream } from './anam-sdk.js';

/** Manages the talk streams of one session, of which one is open at a time. */
export function talkStreams(
  client: AnamClient,
): Pick<SessionConnection, 'sendTalk' | 'endTalk'> & { readonly forget: () => void } {
  const talks = new Map<string, AnamTalkStream>();
  // Throws if the session has ended.
  const talkOf = (correlationId: string): AnamTalkStream => {
    const open = talks.get(correlationId);
    if (open) return open;
    const talk = client.createTalkMessageStream(correlationId);
    talks.clear();
    talks.set(correlationId, talk);
    return talk;
  };
  return {
    forget: () => talks.clear(),
    sendTalk: (correlationId: string, text: string): Promise<void> => {
      try {
        return talkOf(correlationId).streamMessageChunk(text, false);
      } catch (cause) {
        return Promise.reject(cause);
      }
    },
    endTalk: async (correlationId: string) => {
      const talk = talks.get(correlationId);
      talks.delete(correlationId);
      await talk?.endMessage();
    },
  };
}
