import type { SessionPort } from '../core/index.js';
import { configErrors } from '../internal/errors/config-errors.js';
import { errorFactory } from '../internal/persona-error.js';
import type { LiveKitCredentials } from './livekit-credentials.js';
import type { LiveKitSdk } from './livekit-sdk.js';
import { RoomConnection, type RoomConnectionOptions } from './room-connection.js';

export interface RoomPortOptions extends RoomConnectionOptions {
  readonly loadLiveKit: () => Promise<LiveKitSdk>;
  /** Asked once a session. */
  readonly credentials: () => Promise<LiveKitCredentials>;
}

const configError = errorFactory(configErrors);

/** Sessions in a LiveKit room. Its credentials are `{ url, token }` as your server returns them. */
export function roomPort({ loadLiveKit, credentials, ...options }: RoomPortOptions): SessionPort {
  let sdk: LiveKitSdk | null = null;
  return {
    load: async () => {
      sdk = await loadLiveKit();
    },
    authorize: async () => {
      const given: unknown = await credentials();
      if (!isCredentials(given))
        throw configError('config-invalid', { message: '`token` did not return `{ url, token }`.' });
      return given;
    },
    connect: (request) => {
      if (!sdk) throw new Error('connect() was called before load() had resolved.');
      const { url, token } = request.credentials as LiveKitCredentials;
      return new RoomConnection(new sdk.Room(), { url, token }, request, options);
    },
  };
}

function isCredentials(value: unknown): value is LiveKitCredentials {
  const { url, token } = (value ?? {}) as Record<string, unknown>;
  return typeof url === 'string' && url !== '' && typeof token === 'string' && token !== '';
}
