type Fields = Readonly<Record<string, unknown>>;

/**
 * `refused`: the text of the warning. `changes`: the new settings by path. `detection`: the settings that the engine's
 * timers read.
 */
export type SimulatedUpdate =
  | { readonly refused: string }
  | { readonly changes: Fields; readonly detection: Readonly<Record<string, number>> };

const ratio = [0, 1] as const;
const factor = [0.5, 2] as const;

/**
 * Anam's fields and their ranges (OpenAPI description of the session token); `null` for a value that is not a number.
 */
const groups: Readonly<Record<string, Readonly<Record<string, readonly [min: number, max: number] | null>>>> =
  {
    voiceDetectionOptions: {
      endOfSpeechSensitivity: ratio,
      silenceBeforeSkipTurnSeconds: [0, 900],
      silenceBeforeSessionEndSeconds: [0, 7200],
      silenceBeforeAutoEndTurnSeconds: [0.5, 10],
      speechEnhancementLevel: ratio,
    },
    voiceGenerationOptions: {
      stability: ratio,
      similarityBoost: ratio,
      style: ratio,
      useSpeakerBoost: null,
      speed: factor,
      model: null,
      volume: factor,
      emotion: null,
    },
  };

/** Reads the `persona_config` message of a running session. One wrong field refuses the whole message. */
export function readPersonaUpdate(data: unknown): SimulatedUpdate {
  const { languageCode, ...given } = (data ?? {}) as Fields;
  if (languageCode !== undefined && !(typeof languageCode === 'string' && /^[a-z]{2}$/.test(languageCode)))
    return { refused: 'Invalid value: languageCode' };
  const changes: Record<string, unknown> = languageCode === undefined ? {} : { languageCode };
  for (const [group, values] of Object.entries(given)) {
    const fields = Object.hasOwn(groups, group) ? groups[group] : undefined;
    if (!fields) return { refused: `Unknown field: ${group}` };
    for (const [field, value] of Object.entries(values as Fields)) {
      const range = Object.hasOwn(fields, field) ? fields[field] : undefined;
      if (range === undefined || (range && !isWithin(range, value)))
        return { refused: `Invalid value: ${group}.${field}` };
      changes[`${group}.${field}`] = value;
    }
  }
  return { changes, detection: (given['voiceDetectionOptions'] ?? {}) as Record<string, number> };
}

const isWithin = ([min, max]: readonly [number, number], value: unknown): boolean =>
  typeof value === 'number' && value >= min && value <= max;
