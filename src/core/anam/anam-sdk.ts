/**
 * Loads `@anam-ai/js-sdk`, and defines aliases for its types. The types are used at compile time; the code is loaded on
 * demand. Its private fields are in `private-fields.ts`, its event names in `anam-events.ts`.
 */
import type { AnamClient, createClient } from '@anam-ai/js-sdk';
import { errorFactory } from '../../internal/persona-error.js';
import { sdkErrors } from '../../internal/errors/sdk-errors.js';

export type { AnamClient };
/** The SDK does not export its option and stream types, so they are derived. */
export type AnamClientOptions = NonNullable<Parameters<typeof createClient>[1]>;
export type CreateAnamClient = (sessionToken: string, options?: AnamClientOptions) => AnamClient;
export type AnamTalkStream = ReturnType<AnamClient['createTalkMessageStream']>;

const sdkError = errorFactory(sdkErrors);

let loading: Promise<CreateAnamClient> | undefined;

/** @throws PersonaError `config-sdk` if the package cannot be loaded; the next call tries again */
export function loadCreateClient(): Promise<CreateAnamClient> {
  loading ??= import('@anam-ai/js-sdk').then(
    (sdk) => sdk.createClient,
    (cause: unknown) => {
      loading = undefined;
      throw sdkError('config-sdk', { message: 'Loading @anam-ai/js-sdk failed.', cause });
    },
  );
  return loading;
}
