import { readSessionToken } from './anam/anam-answer.js';
import { tokenPath, type AnamConnection } from './anam/connection.js';
import { namesSilence } from './engine-silence.js';
import type { JsonObject } from './read-json-body.js';
import { Refusal } from './refusal.js';
import type { SessionOptions } from './session-options.js';
import { overlaid, type UncheckedFields } from './unchecked-fields.js';
import { namesSize } from './video-sizes.js';

/** The persona of a token request, and what the handler added to it. */
interface Asked {
  readonly config: JsonObject;
  /** The persona without the fields that the handler added; the same object if it added none. */
  readonly plain: JsonObject;
  /** The size of the picture that fits the page's stage. */
  readonly size: JsonObject | undefined;
}

/** The options of the handler that concern the token request. */
interface TokenOptions {
  readonly sessionOptions?: SessionOptions | undefined;
  readonly unchecked?: UncheckedFields | undefined;
  readonly waitEstimate?: boolean | undefined;
}

interface Minting {
  readonly api: AnamConnection;
  readonly options: TokenOptions;
  /** The other fields of the request. */
  readonly beside: JsonObject;
  readonly secrets: readonly string[];
}

/**
 * Requests a token. If Anam refuses what the handler added by its name, requests it again without that.
 * @throws Refusal
 */
export async function mintToken(asked: Asked, minting: Minting, signal: AbortSignal): Promise<string> {
  const { api, options, beside, secrets } = minting;
  const { config, plain, size } = asked;
  const body = { ...beside, ...configured(config, options, size) };
  try {
    return await api.send('POST', tokenPath, body, signal, (response, text) =>
      readSessionToken(response, text, secrets),
    );
  } catch (refusal) {
    if (size && isAbout(namesSize, refusal)) return mintToken({ ...asked, size: undefined }, minting, signal);
    if (config !== plain && isAbout(namesSilence, refusal)) {
      return mintToken({ ...asked, config: plain }, minting, signal);
    }
    if (!options.waitEstimate || !(refusal instanceof Refusal) || refusal.code !== 'anam-busy') throw refusal;
    throw await (await import('./estimated-wait.js')).withEstimate(refusal, api, signal);
  }
}

const isAbout = (names: (words: string) => boolean, cause: unknown): boolean =>
  cause instanceof Refusal && cause.code === 'anam-refused' && names(cause.extras.detail ?? '');

function configured(
  config: JsonObject,
  { sessionOptions, unchecked }: TokenOptions,
  size: JsonObject | undefined,
): JsonObject {
  const session = overlaid({ ...sessionOptions, ...size }, unchecked?.sessionOptions);
  return {
    personaConfig: { ...unchecked?.personaConfig, ...config },
    ...(Object.keys(session).length > 0 && { sessionOptions: session }),
  };
}
