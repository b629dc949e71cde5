import { createClient, type AnamClient } from '@anam-ai/js-sdk';

/** The SDK's internal members that handle data channel messages; private in 4.27.0. */
interface SdkInternals {
  readonly internalEventEmitter: { emit(event: string, data: object): void };
  sessionId: string | null;
}

const token = ['{}', JSON.stringify({ type: 'ephemeral', accountId: 'a' }), 'x'].map(btoa).join('.');

/** The real client without a connection. The test sends it the engine's messages. */
export function sdkReasoning() {
  const client: AnamClient = createClient(token, {
    metrics: { disableClientMetrics: true },
  });
  const internals = client as unknown as SdkInternals;
  const send = (event: string, data: object) => internals.internalEventEmitter.emit(event, data);
  return {
    client,
    beginSession: () => (internals.sessionId = 'session-1'),
    think: (id: string, content: string, endOfThought = false) =>
      send('WEBRTC_REASONING_TEXT_MESSAGE_RECEIVED', {
        message_id: id,
        content_index: 0,
        content,
        role: 'persona',
        end_of_thought: endOfThought,
      }),
    speak: (
      role: 'user' | 'persona',
      id: string,
      content: string,
      end = role === 'user',
      interrupted = false,
    ) =>
      send('WEBRTC_CHAT_MESSAGE_RECEIVED', {
        message_id: id,
        content_index: 0,
        content,
        role,
        end_of_speech: end,
        interrupted,
      }),
  };
}
