import type { JsonObject } from './read-json-body.js';
import { CLIENT_LLM_ID, isStored, type SessionMode, type SessionPersona } from './session-persona.js';

/** What a token is asked for with, and what the page sends once its data channel is open. */
export interface SilenceSettings {
  /** The very object that was given, where nothing is added to it. */
  readonly config: JsonObject;
  /** Where it differs from what a page sends by itself: both timers off where Anam runs no model, else nothing. */
  readonly forPage: JsonObject | undefined;
}

/** Nothing else ends a session whose page froze; Anam's plans end theirs sooner. */
const LONGEST_SESSION_SECONDS = 3_600;

const silenceFields = ['silenceBeforeSkipTurnSeconds', 'silenceBeforeSessionEndSeconds'] as const;
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
  if (isStored(persona)) return { config, forPage: updateOf(mode === 'client', optionsOf(persona)) };
  const hearsNobody = config['llmId'] === CLIENT_LLM_ID;
  const options = optionsOf(config);
  const detection = hearsNobody ? { ...timersOff, ...options } : options;
  const added = {
    ...(Object.keys(detection).length > Object.keys(options).length && { voiceDetectionOptions: detection }),
    ...(detection['silenceBeforeSessionEndSeconds'] === 0 &&
      config['maxSessionLengthSeconds'] === undefined && {
        maxSessionLengthSeconds: LONGEST_SESSION_SECONDS,
      }),
  };
  return {
    config: Object.keys(added).length > 0 ? { ...config, ...added } : config,
    forPage: hearsNobody ? updateOf(hearsNobody, silenceOf(detection)) : undefined,
  };
}

/** The words of a refusal that may be about a field of ours. */
export const namesSilence = (words: string): boolean =>
  /voice.?detection|silence.?before|max.?session.?length/iu.test(words);

function updateOf(hearsNobody: boolean, options: JsonObject): JsonObject | undefined {
  const whole = hearsNobody ? { ...timersOff, ...options } : options;
  const byItself = hearsNobody ? timersOff : {};
  const isSame = JSON.stringify(whole) === JSON.stringify(byItself);
  return isSame ? undefined : { voiceDetectionOptions: whole };
}

const silenceOf = (options: JsonObject): JsonObject =>
  Object.fromEntries(silenceFields.map((name) => [name, options[name]]));

/** Those that have a value: an option may be given as `undefined`. */
function optionsOf(from: { readonly voiceDetectionOptions?: unknown }): JsonObject {
  const options = Object.entries((from.voiceDetectionOptions ?? {}) as JsonObject);
  return Object.fromEntries(options.filter(([, value]) => value !== undefined));
}
