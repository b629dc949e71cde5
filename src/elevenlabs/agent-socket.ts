import { causeWords } from '../internal/cause-words.js';
import { readAgentEvent, type AgentEvent } from './agent-event.js';

export interface AgentSocketOptions {
  readonly signedUrl: () => Promise<string> | string;
  readonly openSocket: (url: string) => WebSocket;
  /** Sent first; see ElevenLabs' `conversation_initiation_client_data`. */
  readonly conversation: object;
  readonly onEvent: (event: AgentEvent) => void;
  /** The socket closed unexpectedly, or never opened. */
  readonly onLost: (detail: string) => void;
}

export interface AgentSocket {
  /** Drops messages while the socket is not open, because late speech is worse than missing speech. */
  send(message: object): void;
  close(): void;
}

export function openAgentSocket(options: AgentSocketOptions): AgentSocket {
  const listening = new AbortController();
  let socket: WebSocket | null = null;
  const lost = (detail: string) => {
    if (listening.signal.aborted) return;
    listening.abort();
    options.onLost(detail);
  };
  const send = (message: object) => {
    if (socket?.readyState === 1) socket.send(JSON.stringify(message));
  };
  const connect = (url: string) => {
    if (listening.signal.aborted) return;
    socket = options.openSocket(url);
    const on = { signal: listening.signal };
    socket.addEventListener(
      'open',
      () => send({ type: 'conversation_initiation_client_data', ...options.conversation }),
      on,
    );
    socket.addEventListener(
      'message',
      ({ data }) => {
        const event = readAgentEvent(data);
        if (event) options.onEvent(event);
      },
      on,
    );
    socket.addEventListener('close', ({ code, reason }) => lost(`${code} ${reason}`.trim()), on);
  };
  Promise.resolve()
    .then(options.signedUrl)
    .then(connect)
    .catch((cause: unknown) => lost(causeWords(cause)));
  return {
    send,
    close: () => {
      listening.abort();
      socket?.close();
    },
  };
}
