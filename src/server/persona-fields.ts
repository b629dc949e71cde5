import {
  fields,
  flag,
  listOf,
  matching,
  numberFrom,
  object,
  oneOf,
  orNull,
  filledText,
  positive,
  type FieldCheck,
} from './field-check.js';
import type { VoiceDetectionOptions, VoiceGenerationOptions } from '../internal/voice-options.js';
import type { InlinePersona } from './inline-persona.js';
import type { DirectorNotes } from './persona-performance.js';

/** The fields of an inline persona, except the two that the handler sets. */
export type PersonaField = Exclude<keyof InlinePersona, 'personaId' | 'llmId'>;

type Table<Of> = Readonly<Record<keyof Of & string, FieldCheck>>;
type KeysOfUnion<Union> = Union extends unknown ? keyof Union : never;

const voiceDetection: Table<VoiceDetectionOptions> = {
  endOfSpeechSensitivity: numberFrom(0, 1),
  silenceBeforeSkipTurnSeconds: numberFrom(0, 900),
  silenceBeforeSessionEndSeconds: numberFrom(0, 7200),
  silenceBeforeAutoEndTurnSeconds: numberFrom(0.5, 10),
  speechEnhancementLevel: numberFrom(0, 1),
};

// The widest range of all providers; for the speed, that of Fish Audio. Anam checks which values a voice supports.
const voiceGeneration: Table<VoiceGenerationOptions> = {
  stability: numberFrom(0, 1),
  similarityBoost: numberFrom(0, 1),
  style: numberFrom(0, 1),
  useSpeakerBoost: flag(),
  speed: numberFrom(0.5, 2),
  model: filledText(),
  volume: numberFrom(0.5, 2),
  emotion: oneOf('neutral', 'calm', 'angry', 'content', 'sad', 'scared'),
};

const directorNoteFields: Readonly<Record<KeysOfUnion<DirectorNotes>, FieldCheck>> = {
  presetStyle: oneOf('happy', 'warm', 'playful', 'supportive', 'sad', 'angry', 'distressed'),
  customStylePrompt: filledText(2000),
  expressivity: numberFrom(0, 1),
};

const directorNotes: FieldCheck = (value, path) => {
  const problem = fields(directorNoteFields)(value, path);
  if (problem !== null) return problem;
  const { presetStyle, customStylePrompt, expressivity } = value as Readonly<Record<string, unknown>>;
  if (presetStyle !== undefined && customStylePrompt !== undefined) {
    return `\`${path}\` takes \`presetStyle\` or \`customStylePrompt\`, not both.`;
  }
  const empty = (presetStyle ?? customStylePrompt ?? expressivity) === undefined;
  return empty ? `\`${path}\` is empty. Remove it.` : null;
};

/** Anam also accepts a dot, but OpenAI and other model APIs do not. */
const toolName = matching(/^[\w-]{1,64}$/, 'at most 64 letters, digits, _ and -; models refuse a dot');

/**
 * Checks type and name. Other fields depend on the type, and Anam rejects the token request if their limits are
 * exceeded.
 */
const inlineTool: FieldCheck = (value, path) => {
  const problem = object(value, path);
  if (problem !== null) return problem;
  const { type, name } = value as Readonly<Record<string, unknown>>;
  return oneOf('client', 'server', 'system')(type, `${path}.type`) ?? toolName(name, `${path}.name`);
};

/** One check per field, because Anam returns 200 for unknown fields and ignores them. */
export const personaFields: Readonly<Record<PersonaField, FieldCheck>> = {
  avatarId: filledText(),
  voiceId: filledText(),
  name: filledText(),
  avatarModel: matching(/^cara-\d[\w.-]*$/, 'a model such as "cara-3" or "cara-4-latest"'),
  systemPrompt: filledText(),
  maxSessionLengthSeconds: positive(),
  languageCode: matching(/^[a-z]{2}$/, 'two lowercase letters of ISO 639-1, such as "en"'),
  skipGreeting: flag(),
  initialMessage: orNull(filledText()),
  uninterruptibleGreeting: flag(),
  voiceDetectionOptions: fields(voiceDetection),
  voiceGenerationOptions: fields(voiceGeneration),
  toolIds: listOf(filledText()),
  tools: listOf(inlineTool),
  zeroDataRetention: flag(),
  enableAudioPassthrough: flag(),
  directorNotes,
};
