import type { SessionSignal } from '../ports/session-port.js';

/** What a close code of the SDK means; `NORMAL` is the echo of our own `stopStreaming()`. */
export function closeSignal(code: string, detail: string | undefined): SessionSignal {
  switch (code.replace('CONNECTION_CLOSED_CODE_', '')) {
    case 'NORMAL':
      return { type: 'closed', by: 'us' };
    case 'SERVER_CLOSED_CONNECTION':
      return { type: 'closed', by: 'service', ...(detail === undefined ? {} : { detail }) };
    default:
      return { type: 'closed', by: 'network', detail: detail === undefined ? code : `${code}: ${detail}` };
  }
}
