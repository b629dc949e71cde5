import type { SessionPort } from '../core/index.js';
import { configErrors } from '../internal/errors/config-errors.js';
import { sessionLifeErrors } from '../internal/errors/session-life-errors.js';
import { errorFactory } from '../internal/persona-error.js';
import type { LiveKitCredentials } from './livekit-credentials.js';
import type { LiveKitSdk } from './livekit-sdk.js';
import type * as connecting from './room-connection.js';
import type { RoomConnectionOptions } from './room-connection.js';

export interface RoomPortOptions extends RoomConnectionOptions {
  readonly loadLiveKit: () => Promise<LiveKitSdk>;
  /** Called once per session. */
  readonly credentials: () => Promise<LiveKitCredentials>;
}

const configError = errorFactory(configErrors);
const loadError = errorFactory(sessionLifeErrors);

/** The session port for a LiveKit room. Its credentials are `{ url, token }`, as your server returns them. */
export function roomPort({ loadLiveKit, credentials, ...options }: RoomPortOptions): SessionPort {
  let loaded: [LiveKitSdk, typeof connecting] | null = null;
  return {
    load: async () => {
      loaded ??= await Promise.all([loadLiveKit(), loadConnection()]);
    },
    authorize: async () => {
      const given: unknown = await credentials();
      if (!isCredentials(given))
        throw configError('config-invalid', { message: '`token` did not return `{ url, token }`.' });
      return given;
    },
    connect: (request) => {
      if (!loaded) throw new Error('connect() was called before load() had resolved.');
      const [sdk, { RoomConnection }] = loaded;
      const { url, token } = request.credentials as LiveKitCredentials;
      return new RoomConnection(new sdk.Room(), { url, token }, request, options);
    },
  };
}

/**
 * Loads the code of the connection together with the SDK, because a page without a session needs neither. @throws
 * PersonaError `session-load`
 */
const loadConnection = (): Promise<typeof connecting> =>
  import('./room-connection.js').catch((cause: unknown) => {
    throw loadError('session-load', { message: 'A part of anam-react did not load.', cause });
  });

function isCredentials(value: unknown): value is LiveKitCredentials {
  const { url, token } = (value ?? {}) as Record<string, unknown>;
  return typeof url === 'string' && url !== '' && typeof token === 'string' && token !== '';
}
