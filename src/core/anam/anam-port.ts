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
import { fetchSessionGrant } from './session-token.js';

export interface AnamPortOptions extends Omit<AnamConnectionOptions, 'createClient'> {
  readonly source: SessionSource | SessionEndpoint;
  readonly fetch: typeof fetch;
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
      const grant = await fetchSessionGrant(source, session, request);
      return { token: grant.sessionToken, tools: grant.tools, update: updateFor(grant, session) };
    },
    connect: (connection) => {
      if (!createClient) throw new Error('connect() was called before load() had resolved.');
      return connectAnam({ ...options, createClient }, connection);
    },
  };
}
