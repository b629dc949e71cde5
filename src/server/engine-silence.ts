import type { JsonObject } from './read-json-body.js';
import { CLIENT_LLM_ID, isStored, type SessionMode, type SessionPersona } from './session-persona.js';

/** What a token is asked for with, and what the page sends once its data channel is open. */
export interface SilenceSettings {
  /** The very object that was given, where nothing is added to it. */
  readonly config: JsonObject;
  /** Where the app has options: without any, a page turns both timers off by itself where Anam runs no model. */
  readonly forPage: JsonObject | undefined;
}

/** Nothing else ends a session whose page froze; Anam's plans end theirs sooner. */
const LONGEST_SESSION_SECONDS = 3_600;

const timersOff: JsonObject = { silenceBeforeSkipTurnSeconds: 0, silenceBeforeSessionEndSeconds: 0 };

/**
 * Anam's engine ends a session in which it hears nobody (15 s and 60 s were seen). In client mode that is every session
 * in which the user types or the page's model talks for long, so the timers are off there unless the persona sets them.
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

/** The words of a refusal that may be about a field of ours. */
export const namesSilence = (words: string): boolean =>
  /voice.?detection|silence.?before|max.?session.?length/iu.test(words);

/** Those that have a value: an option may be given as `undefined`. */
function optionsOf(from: { readonly voiceDetectionOptions?: unknown }): JsonObject {
  const options = Object.entries((from.voiceDetectionOptions ?? {}) as JsonObject);
  return Object.fromEntries(options.filter(([, value]) => value !== undefined));
}
