import { FakeClock } from './fake-clock.js';
import { anamPort } from '../anam/anam-port.js';
import type { OnClient } from '../anam/on-client.js';
import type { CreateAnamClient } from '../anam/anam-sdk.js';
import type { PersonaEnvironment } from '../ports/environment.js';
import { loadSessionCode } from './load-session-code.js';

// Sessions now start in the task of the call, as on a page after its first session.
await loadSessionCode();

/** Wraps Anam's own port with clients that the test creates. Tokens come from the persona's `session` as usual. */
export const clientsOf =
  (loadCreateClient: () => Promise<CreateAnamClient>, onClient?: OnClient): PersonaEnvironment['sessions'] =>
  (anam) => {
    const fail = (cause: unknown) => {
      throw cause;
    };
    const { load, connect } = anamPort({
      source: '',
      fetch,
      clock: new FakeClock(),
      clientOptions: {},
      onClient,
      onThrown: fail,
      loadCreateClient,
    });
    return { load, connect, authorize: (request) => anam.authorize(request) };
  };
