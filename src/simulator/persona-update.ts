type Numbers = Readonly<Record<string, number>>;

/** `refused`: the text of the warning. `changes`: the new settings, with Anam's names. */
export type PersonaUpdate = { readonly refused: string } | { readonly changes: Numbers };

// Anam's ranges.
const ranges: Readonly<Record<string, readonly [min: number, max: number]>> = {
  endOfSpeechSensitivity: [0, 1],
  silenceBeforeSkipTurnSeconds: [0, 900],
  silenceBeforeSessionEndSeconds: [0, 7200],
  silenceBeforeAutoEndTurnSeconds: [0.5, 10],
  speechEnhancementLevel: [0, 1],
};

const known = ['languageCode', 'voiceGenerationOptions', 'voiceDetectionOptions'];

/** Reads the `persona_config` message of a running session: one wrong field refuses all. */
export function readPersonaUpdate(data: unknown): PersonaUpdate {
  const fields = (data ?? {}) as Readonly<Record<string, Numbers | undefined>>;
  const unknown = Object.keys(fields).find((name) => !known.includes(name));
  if (unknown !== undefined) return { refused: `Unknown field: ${unknown}` };
  const changes = fields['voiceDetectionOptions'] ?? {};
  const wrong = Object.entries(changes).find(([name, value]) => !isInRange(name, value));
  return wrong ? { refused: `Invalid value: voiceDetectionOptions.${wrong[0]}` } : { changes };
}

function isInRange(name: string, value: unknown): boolean {
  const [min, max] = (Object.hasOwn(ranges, name) ? ranges[name] : undefined) ?? [1, 0];
  return typeof value === 'number' && value >= min && value <= max;
}
