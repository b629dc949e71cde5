import type { ApiSchema } from './api-schema.js';

// Written from Anam's public description of POST /v1/auth/session-token and its guides (October 2026), independently of
// our code, because our own tables are tested against it.

const text: ApiSchema = { type: 'string' };
const yesNo: ApiSchema = { type: 'boolean' };
const fraction: ApiSchema = { type: 'number', minimum: 0, maximum: 1 };

const voiceDetectionOptions: ApiSchema = {
  type: 'object',
  properties: {
    endOfSpeechSensitivity: fraction,
    silenceBeforeSkipTurnSeconds: { type: 'number', minimum: 0, maximum: 900 },
    silenceBeforeSessionEndSeconds: { type: 'number', minimum: 0, maximum: 7200 },
    silenceBeforeAutoEndTurnSeconds: { type: 'number', minimum: 0.5, maximum: 10 },
    speechEnhancementLevel: fraction,
  },
};

const voiceGenerationOptions: ApiSchema = {
  type: 'object',
  properties: {
    stability: fraction,
    similarityBoost: fraction,
    style: fraction,
    useSpeakerBoost: yesNo,
    speed: { type: 'number', minimum: 0.5, maximum: 2 },
    model: text,
    volume: { type: 'number', minimum: 0.5, maximum: 2 },
    emotion: { type: 'string', enum: ['neutral', 'calm', 'angry', 'content', 'sad', 'scared'] },
  },
};

const directorNotes: ApiSchema = {
  type: 'object',
  properties: {
    presetStyle: {
      type: 'string',
      enum: ['happy', 'warm', 'playful', 'supportive', 'sad', 'angry', 'distressed'],
    },
    customStylePrompt: { type: 'string', maxLength: 2000 },
    expressivity: fraction,
  },
};

const tool: ApiSchema = {
  type: 'object',
  required: ['type', 'name'],
};

const personaConfig: ApiSchema = {
  type: 'object',
  properties: {
    personaId: text,
    type: { type: 'string', enum: ['ephemeral'] },
    name: text,
    avatarId: text,
    avatarModel: { type: 'string', enum: ['cara-2', 'cara-3', 'cara-4', 'cara-4-latest'] },
    voiceId: text,
    voiceGenerationOptions,
    llmId: text,
    systemPrompt: text,
    maxSessionLengthSeconds: { type: 'number', minimum: 1 },
    languageCode: { type: 'string', pattern: /^[a-z]{2}$/ },
    skipGreeting: yesNo,
    initialMessage: { type: 'string', nullable: true },
    uninterruptibleGreeting: yesNo,
    voiceDetectionOptions,
    toolIds: { type: 'array', items: text },
    tools: { type: 'array', items: tool },
    zeroDataRetention: yesNo,
    enableAudioPassthrough: yesNo,
    directorNotes,
  },
};

const elevenLabsAgentSettings: ApiSchema = {
  type: 'object',
  required: ['signedUrl', 'agentId'],
  properties: {
    signedUrl: { type: 'string', pattern: /^wss:\/\// },
    agentId: text,
    dynamicVariables: { type: 'object' },
    conversationConfigOverride: { type: 'object' },
    userId: text,
    customLlmExtraBody: { type: 'object' },
  },
};

/**
 * Session options that Anam's OpenAPI document lacks: only meetings have a region there. Their names are from
 * `SessionOptions.to_dict` in `src/anam/types.py` of Anam's Python SDK (October 2026); an earlier version wrote
 * `showAiAvatarDisclosure`. ASSUMPTION: the token endpoint accepts what Anam's SDK sends to the engine.
 */
export const sessionFieldsOfSdk = {
  region: text,
  regionPolicy: { type: 'string', enum: ['preferred', 'strict'] },
  showAIAvatarDisclosure: yesNo,
} as const satisfies Readonly<Record<string, ApiSchema>>;

export const tokenRequest: ApiSchema = {
  type: 'object',
  required: ['personaConfig'],
  properties: {
    clientLabel: text,
    personaConfig,
    sessionOptions: {
      type: 'object',
      properties: {
        sessionReplay: { type: 'object', properties: { enableSessionReplay: yesNo } },
        videoQuality: { type: 'string', enum: ['high', 'auto'] },
        videoWidth: { type: 'integer' },
        videoHeight: { type: 'integer' },
        ...sessionFieldsOfSdk,
      },
    },
    environment: {
      type: 'object',
      properties: { elevenLabsAgentSettings, livekitUrl: text, livekitToken: text },
    },
  },
};
