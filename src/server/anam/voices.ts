import type { CallAnam } from './call-anam.js';
import { createCollection, filters, type AnamCollection } from './collection.js';
import { flag, listOf, orNull, record, text } from './read-fields.js';

/** A voice: `Voice` in Anam's OpenAPI document, in which all fields are optional. */
export interface AnamVoice {
  /** For `persona.voiceId`. */
  readonly id: string;
  readonly displayName: string;
  /** Determines which `voiceGenerationOptions` a persona can have. */
  readonly provider?: 'CARTESIA' | 'ELEVENLABS' | 'OPENAI_ADVANCED_VOICE' | 'FISH_AUDIO' | (string & {});
  readonly providerVoiceId?: string | null;
  readonly providerModelId?: string | null;
  readonly sampleUrl?: string | null;
  readonly gender?: 'MALE' | 'FEMALE' | 'NEUTRAL' | (string & {}) | null;
  /** The country of the accent, as an ISO 3166-1 alpha-2 code. */
  readonly country?: string | null;
  readonly description?: string | null;
  readonly displayTags?: readonly string[];
  /** Whether it meets Anam's requirements for zero data retention. */
  readonly isZdr?: boolean;
  /** `null` for a stock voice. */
  readonly createdByOrganizationId?: string | null;
  readonly createdAt?: string;
  readonly updatedAt?: string;
}

/** Which voices to list. */
export interface AnamVoiceFilter {
  /** Part of the name. */
  readonly search?: string | undefined;
}

export const readVoice = record<AnamVoice>(
  {
    id: text,
    displayName: text,
    provider: text,
    providerVoiceId: orNull(text),
    providerModelId: orNull(text),
    sampleUrl: orNull(text),
    gender: orNull(text),
    country: orNull(text),
    description: orNull(text),
    displayTags: listOf(text),
    isZdr: flag,
    createdByOrganizationId: orNull(text),
    createdAt: text,
    updatedAt: text,
  },
  'id',
  { displayName: '' },
);

/** The voices of an account: `/v1/voices`. */
export type AnamVoices = AnamCollection<AnamVoice, AnamVoiceFilter>;

export const createVoices = (call: CallAnam): AnamVoices =>
  createCollection(call, {
    path: '/v1/voices',
    filter: { search: filters.search },
    read: readVoice,
    readSummary: readVoice,
    isEmpty: ({ response, text: body }) => response.status === 404 && /\bno voices\b/i.test(body),
  });
