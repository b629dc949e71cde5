import type { JsonObject } from './read-json-body.js';
import { CLIENT_LLM_ID, isStored, type SessionMode, type SessionPersona } from './session-persona.js';

/** The fields of the token request, and the message that the page sends when its data channel is open. */
export interface SilenceSettings {
  /** The same object if nothing is added. */
  readonly config: JsonObject;
  /** Set only if the app has its own options. Otherwise a page in client mode turns both timers off by itself. */
  readonly forPage: JsonObject | undefined;
}

/** The limit that ends the session of a frozen page. The limits of Anam's plans are shorter. */
const LONGEST_SESSION_SECONDS = 3_600;

const timersOff: JsonObject = { silenceBeforeSkipTurnSeconds: 0, silenceBeforeSessionEndSeconds: 0 };

/**
 * Anam's engine ends a session without speech (observed: 15 s and 60 s). In client mode this affects users who type and
 * long answers of the page's model, so the timers are off unless the persona sets them.
 */
export function silenceSettings(
  persona: SessionPersona,
  mode: SessionMode,
  config: JsonObject,
): SilenceSettings {
  const stored = isStored(persona);
  const options = optionsOf(stored ? persona : config);
  const hearsNobody = stored ? mode === 'client' : config['llmId'] === CLIENT_LLM_ID;
  const detection = hearsNobody ? { ...timersOff, ...options } : options;
  const hasOptions = Object.keys(options).length > 0;
  const forPage = hasOptions && (stored || hearsNobody) ? { voiceDetectionOptions: detection } : undefined;
  if (stored) return { config, forPage };
  const added = {
    ...(Object.keys(detection).length > Object.keys(options).length && { voiceDetectionOptions: detection }),
    ...(detection['silenceBeforeSessionEndSeconds'] === 0 &&
      config['maxSessionLengthSeconds'] === undefined && {
        maxSessionLengthSeconds: LONGEST_SESSION_SECONDS,
      }),
  };
  return { config: Object.keys(added).length > 0 ? { ...config, ...added } : config, forPage };
}

/** Matches refusals that may be about fields that this handler added. */
export const namesSilence = (words: string): boolean =>
  /voice.?detection|silence.?before|max.?session.?length/iu.test(words);

/** Returns the voice detection options that are not `undefined`. */
function optionsOf(from: { readonly voiceDetectionOptions?: unknown }): JsonObject {
  const options = Object.entries((from.voiceDetectionOptions ?? {}) as JsonObject);
  return Object.fromEntries(options.filter(([, value]) => value !== undefined));
}
