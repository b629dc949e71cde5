import { readAvatar, type AnamAvatar } from './avatars.js';
import type { CallAnam } from './call-anam.js';
import { createCollection, filters, type AnamCollection } from './collection.js';
import { flag, listOf, number, object, orNull, record, text } from './read-fields.js';
import { readVoice, type AnamVoice } from './voices.js';

/** A stored persona in a list: `PersonaSummary` in Anam's OpenAPI document, in which all fields are optional. */
export interface AnamPersonaSummary {
  /** For `persona: { personaId, mode }` of `createSessionHandler`. */
  readonly id: string;
  readonly name: string;
  readonly description?: string | null;
  readonly personaPreset?: string;
  readonly avatar?: AnamAvatar | null;
  readonly voice?: AnamVoice | null;
  readonly voiceSpeed?: number | null;
  readonly isDefaultPersona?: boolean;
  /** ISO 639-1, or `inherit`. */
  readonly languageCode?: string;
  readonly createdAt?: string;
  readonly updatedAt?: string;
}

/** A stored persona: `Persona` in Anam's OpenAPI document, without its share links, which are secrets. */
export interface AnamPersona extends Omit<AnamPersonaSummary, 'isDefaultPersona' | 'languageCode'> {
  readonly avatarModel?: string | null;
  /** `null` if no LLM runs. */
  readonly llmId?: string | null;
  readonly brain?: { readonly personality?: string | null; readonly systemPrompt?: string | null };
  readonly tools?: readonly Readonly<Record<string, unknown>>[];
  readonly knowledge?: readonly Readonly<Record<string, unknown>>[];
  readonly enableAudioPassthrough?: boolean;
  readonly skipGreeting?: boolean;
  readonly zeroDataRetention?: boolean;
  readonly voiceDetectionOptions?: Readonly<Record<string, unknown>> | null;
  readonly voiceGenerationOptions?: Readonly<Record<string, unknown>> | null;
}

/** Which personas to list. */
export interface AnamPersonaFilter {
  /** Part of the name. */
  readonly search?: string | undefined;
}

const shared = {
  id: text,
  name: text,
  description: orNull(text),
  personaPreset: text,
  avatar: orNull(readAvatar),
  voice: orNull(readVoice),
  voiceSpeed: orNull(number),
  createdAt: text,
  updatedAt: text,
};

export const readPersonaSummary = record<AnamPersonaSummary>(
  { ...shared, isDefaultPersona: flag, languageCode: text },
  'id',
  { name: '' },
);

const readBrain = record<NonNullable<AnamPersona['brain']>>(
  { personality: orNull(text), systemPrompt: orNull(text) },
  'systemPrompt',
  { systemPrompt: null },
);

export const readPersona = record<AnamPersona>(
  {
    ...shared,
    avatarModel: orNull(text),
    llmId: orNull(text),
    brain: readBrain,
    tools: listOf(object),
    knowledge: listOf(object),
    enableAudioPassthrough: flag,
    skipGreeting: flag,
    zeroDataRetention: flag,
    voiceDetectionOptions: orNull(object),
    voiceGenerationOptions: orNull(object),
  },
  'id',
  { name: '' },
);

/** The stored personas of an account: `/v1/personas`. */
export type AnamPersonas = AnamCollection<AnamPersona, AnamPersonaFilter, AnamPersonaSummary>;

export const createPersonas = (call: CallAnam): AnamPersonas =>
  createCollection(call, {
    path: '/v1/personas',
    filter: { search: filters.search },
    read: readPersona,
    readSummary: readPersonaSummary,
  });
