import { invalidOption } from './checked-option.js';
import { fields } from './field-check.js';
import { personaFields } from './persona-fields.js';
import type { DirectorNotes, InlineTool, VoiceGenerationOptions } from './persona-performance.js';
import type { SessionEnvironment } from './session-environment.js';

/** Who calls the model: the page (`client`) or Anam (`server`). */
export type SessionMode = 'client' | 'server';

/** The `llmId` with which Anam runs no model of its own and only speaks what the page streams to it. */
export const CLIENT_LLM_ID = 'CUSTOMER_CLIENT_V1';

/** How Anam notices that the user speaks, stops speaking, or is gone. */
export interface VoiceDetectionOptions {
  /** 0 to 1. */
  readonly endOfSpeechSensitivity?: number;
  /**
   * Seconds of the user's silence until the persona asks, up to 900; 0 = never. Words that are typed in client mode are
   * silence to Anam. @default 0 in client mode; in server mode Anam's own (15 were seen)
   */
  readonly silenceBeforeSkipTurnSeconds?: number;
  /**
   * Seconds of the user's silence until Anam ends the session, up to 7200; 0 = never.
   * @default 0 in client mode; in server mode Anam's own (60 were seen)
   */
  readonly silenceBeforeSessionEndSeconds?: number;
  /** 0.5 to 10 seconds. */
  readonly silenceBeforeAutoEndTurnSeconds?: number;
  /** 0 to 1. */
  readonly speechEnhancementLevel?: number;
}

/**
 * A persona that exists for one session; the fields are Anam's `personaConfig`. There is no `llmId` here: the request's
 * mode and the handler's `llmIds` decide about it.
 */
export interface InlinePersona {
  readonly personaId?: never;
  readonly llmId?: never;
  readonly avatarId: string;
  /** May be left out with `enableAudioPassthrough` or an `environment` only: audio comes from elsewhere then. */
  readonly voiceId?: string;
  readonly name?: string;
  readonly avatarModel?: 'cara-2' | 'cara-3' | 'cara-4' | 'cara-4-latest' | (string & {});
  /** For models that Anam runs (server mode). */
  readonly systemPrompt?: string;
  /**
   * Anam ends the session after so many seconds. The plan has a limit of its own.
   * @default 3600 where Anam does not end a silent session; else the plan's
   */
  readonly maxSessionLengthSeconds?: number;
  /** ISO 639-1: the language that the user speaks. */
  readonly languageCode?: string;
  readonly skipGreeting?: boolean;
  /** What the persona says first, by a model that Anam runs. */
  readonly initialMessage?: string | null;
  readonly uninterruptibleGreeting?: boolean;
  readonly voiceDetectionOptions?: VoiceDetectionOptions;
  /** Depends on the voice's provider. */
  readonly voiceGenerationOptions?: VoiceGenerationOptions;
  /** Tools that are stored with Anam; for models that Anam runs. */
  readonly toolIds?: readonly string[];
  readonly tools?: readonly InlineTool[];
  /** Anam keeps nothing after the call; enterprise plans only. */
  readonly zeroDataRetention?: boolean;
  readonly enableAudioPassthrough?: boolean;
  /** Cara 4 only. */
  readonly directorNotes?: DirectorNotes;
}

/** A persona that is stored with Anam, which ignores every other field beside its id. */
export interface StoredPersona {
  readonly personaId: string;
  /** Who calls the model of the stored persona: `client` when its LLM is "Disable LLM", else `server`. */
  readonly mode: SessionMode;
  readonly llmId?: never;
  /**
   * Sent by the page once the session runs, as the token cannot carry it. That Anam takes these by a data message of a
   * stored persona's session is an assumption. @default in client mode both timers of silence are off
   */
  readonly voiceDetectionOptions?: VoiceDetectionOptions;
}

const sentByPage = fields({ voiceDetectionOptions: personaFields.voiceDetectionOptions });

export type SessionPersona = InlinePersona | StoredPersona;

export const isStored = (persona: SessionPersona): persona is StoredPersona =>
  typeof persona.personaId === 'string';

/** What else the handler was given that has to do with the persona. */
interface Beside {
  readonly llmIds?: readonly string[] | undefined;
  readonly overridable?: object | undefined;
  readonly environment?: SessionEnvironment | undefined;
}

/** @throws PersonaError `config-invalid`: what Anam would accept without a word, and then do something else */
export function checkPersona(persona: SessionPersona, beside: Beside): void {
  if (typeof persona !== 'object' || persona === null) throw invalidOption('`persona` is missing.');
  if ('personaId' in persona && persona.personaId !== undefined) checkStored(persona, beside);
  else checkInline(persona, beside);
}

function checkStored(persona: StoredPersona, { llmIds, overridable, environment }: Beside): void {
  if (!isFilled(persona.personaId)) throw invalidOption('`persona.personaId` must be a non-empty string.');
  if (persona.llmId !== undefined || (llmIds?.length ?? 0) > 0) {
    throw invalidOption(
      'A stored persona (`personaId`) keeps its own model; describe it inline (`avatarId`, `voiceId`) to choose one.',
    );
  }
  if (persona.mode !== 'client' && persona.mode !== 'server') {
    throw invalidOption(
      '`persona.mode` must say who calls the stored persona\'s model: "client" when its LLM is "Disable LLM", else "server".',
    );
  }
  const known = ['personaId', 'mode', 'voiceDetectionOptions'];
  const ignored = Object.keys(persona).filter((key) => !known.includes(key));
  if (ignored.length > 0) {
    throw invalidOption(`Anam ignores every field beside \`personaId\`; leave out ${ignored.join(', ')}.`);
  }
  const problem = sentByPage({ voiceDetectionOptions: persona.voiceDetectionOptions }, 'persona');
  if (problem !== null) throw invalidOption(problem);
  if (overridable !== undefined || environment !== undefined) {
    throw invalidOption('`overridable` and `environment` need a persona that is described inline.');
  }
}

function checkInline(persona: InlinePersona, { llmIds, environment }: Beside): void {
  if (persona.llmId !== undefined) {
    throw invalidOption('Leave `llmId` out of `persona`: list the models of server mode in `llmIds`.');
  }
  if (environment !== undefined && (llmIds?.length ?? 0) > 0) {
    throw invalidOption('With an `environment` the agent answers: leave `llmIds` out.');
  }
  if (!isFilled(persona.avatarId)) {
    throw invalidOption('`persona.avatarId` is missing. An inline persona needs `avatarId` and `voiceId`.');
  }
  const needsVoice = persona.enableAudioPassthrough !== true && environment === undefined;
  if (!isFilled(persona.voiceId) && needsVoice) {
    throw invalidOption('`persona.voiceId` is missing. An inline persona needs `avatarId` and `voiceId`.');
  }
  const problem = fields(personaFields)(persona, 'persona');
  if (problem !== null) throw invalidOption(problem);
}

const isFilled = (value: unknown) => typeof value === 'string' && value.trim() !== '';
