import { askApp } from './ask-app.js';
import type { AnamConnection } from './anam/connection.js';
import { invalidOption } from './checked-option.js';
import { createSignedUrlSource, type ElevenLabsAgent, type ElevenLabsSettings } from './elevenlabs-agent.js';
import { fields, matching, object, filledText, type FieldCheck } from './field-check.js';

interface ElevenLabsEnvironment {
  /** The agent that replaces your model or Anam's. Sessions run in server mode. */
  readonly elevenLabs: ElevenLabsAgent;
  readonly livekitUrl?: never;
  readonly livekitToken?: never;
}

interface LiveKitEnvironment {
  /** The URL of the LiveKit server, `wss://…`. */
  readonly livekitUrl: string;
  /** Returns the token with which the avatar joins the room; called for each session. It must not read the body. */
  readonly livekitToken: (request: Request) => string | Promise<string>;
  readonly elevenLabs?: never;
}

/** The source of the persona's speech, if it is neither the page nor a model that Anam runs. */
export type SessionEnvironment = ElevenLabsEnvironment | LiveKitEnvironment;

/** Anam's `environment` for one session, and its secrets. */
export interface OpenedEnvironment {
  readonly environment: Readonly<Record<string, unknown>>;
  readonly secrets: readonly string[];
}

/** Creates the environment of one session. */
export type EnvironmentSource = (request: Request, continued: boolean) => Promise<OpenedEnvironment>;

const settingsTable: Readonly<Record<keyof ElevenLabsSettings, FieldCheck>> = {
  dynamicVariables: object,
  conversationConfigOverride: object,
  userId: filledText(),
  customLlmExtraBody: object,
};
const settingsField = fields(settingsTable);
const anything: FieldCheck = () => null;
const callable: FieldCheck = (value, path) =>
  typeof value === 'function' ? null : `\`${path}\` must be a function.`;

const agentTable: Readonly<Record<keyof ElevenLabsAgent, FieldCheck>> = {
  // Checked where they are used, because no message may quote the key.
  apiKey: anything,
  baseUrl: anything,
  agentId: filledText(),
  settings: (value, path) => (typeof value === 'function' ? null : settingsField(value, path)),
};

const environmentField = fields({
  elevenLabs: fields(agentTable),
  livekitUrl: matching(/^(?:wss?|https?):\/\/[^/@\s]+/, 'the URL of a LiveKit server, "wss://…"'),
  livekitToken: callable,
});

/** @throws PersonaError `config-invalid` */
export function createEnvironmentSource(
  environment: SessionEnvironment,
  api: Pick<AnamConnection, 'fetch' | 'timeoutMs'>,
): EnvironmentSource {
  const problem = environmentField(environment, 'environment') ?? incomplete(environment);
  if (problem !== null) throw invalidOption(problem);
  return environment.elevenLabs ? elevenLabsSource(environment.elevenLabs, api) : liveKitSource(environment);
}

function incomplete(environment: SessionEnvironment): string | null {
  const { elevenLabs, livekitUrl, livekitToken } = environment;
  if (elevenLabs) {
    if (livekitUrl !== undefined || livekitToken !== undefined) {
      return '`environment` is an ElevenLabs agent or a LiveKit room, not both.';
    }
    return elevenLabs.agentId === undefined ? '`environment.elevenLabs.agentId` is missing.' : null;
  }
  if (livekitUrl !== undefined && livekitToken !== undefined) return null;
  return '`environment` needs `elevenLabs`, or `livekitUrl` and `livekitToken`.';
}

function elevenLabsSource(
  agent: ElevenLabsAgent,
  api: Pick<AnamConnection, 'fetch' | 'timeoutMs'>,
): EnvironmentSource {
  const signedUrlOf = createSignedUrlSource(agent, api);
  const { agentId, settings = {} } = agent;
  return async (request, continued) => {
    const given =
      typeof settings === 'function'
        ? await askApp('settings', () => settings(request, { continued }))
        : settings;
    const problem = settingsField(given, 'environment.elevenLabs.settings');
    if (problem !== null) throw new Error(problem);
    const signedUrl = await signedUrlOf(request.signal);
    return {
      environment: { elevenLabsAgentSettings: { ...given, signedUrl, agentId } },
      secrets: [signedUrl],
    };
  };
}

function liveKitSource({ livekitUrl, livekitToken: makeToken }: LiveKitEnvironment): EnvironmentSource {
  return async (request) => {
    const livekitToken: unknown = await askApp('livekitToken', () => makeToken(request));
    if (typeof livekitToken !== 'string' || livekitToken === '') {
      throw new Error('`environment.livekitToken` must return a non-empty string.');
    }
    return { environment: { livekitUrl, livekitToken }, secrets: [livekitToken] };
  };
}
