import type { Clock } from '../ports/environment.js';
import type { SessionPort } from '../ports/session-port.js';
import {
  connectAnam,
  type AnamConnection,
  type AnamConnectionOptions,
  type AnamCredentials,
} from './anam-connection.js';
import { loadCreateClient, type CreateAnamClient } from './anam-sdk.js';
import { updateFor } from './session-grant.js';
import type { SessionEndpoint, SessionSource } from './session-source.js';
import { busyCode, fetchSessionGrant, mayAskForWait } from './session-token.js';

export interface AnamPortOptions extends Omit<AnamConnectionOptions, 'createClient'> {
  readonly source: SessionSource | SessionEndpoint;
  readonly fetch: typeof fetch;
  readonly clock: Pick<Clock, 'setTimeout' | 'clearTimeout'>;
  /** @default a dynamic import of the SDK, which keeps it out of the initial bundle */
  readonly loadCreateClient?: () => Promise<CreateAnamClient>;
}

/** Opens Anam sessions through the SDK. A connection's `client` is the SDK's own object. */
export interface AnamPort extends SessionPort {
  connect(request: Parameters<SessionPort['connect']>[0]): AnamConnection;
}

export function anamPort(options: AnamPortOptions): AnamPort {
  const { source, fetch: request, loadCreateClient: load = loadCreateClient } = options;
  let createClient: CreateAnamClient | null = null;
  return {
    load: async () => {
      createClient = await load();
    },
    authorize: async (session): Promise<AnamCredentials> => {
      if (mayAskForWait(source)) await (await busyCode.load()).checkBeforeStart(source, session, options);
      const grant = await fetchSessionGrant(source, session, request);
      return { token: grant.sessionToken, tools: grant.tools, update: updateFor(grant, session) };
    },
    connect: (connection) => {
      if (!createClient) throw new Error('connect() was called before load() had resolved.');
      const busy = mayAskForWait(source) && busyCode.loaded();
      const told = busy ? busy.tellingWait(source, connection, options) : connection;
      return connectAnam({ ...options, createClient }, told);
    },
  };
}
