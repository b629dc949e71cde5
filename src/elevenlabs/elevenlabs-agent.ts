import type { PersonaEnvironment } from '../core/index.js';
import type { AgentConnectionOptions } from './agent-connection.js';
import { agentPort } from './agent-port.js';
import { listenToMicrophone } from './microphone-pcm.js';

/** Options of `elevenLabsAgent`. */
export interface ElevenLabsAgentOptions {
  /** Returns a signed URL from your server. Called once per session; the URL is valid for a few minutes. */
  readonly signedUrl: () => Promise<string> | string;
  /** Sent first, with ElevenLabs' own names: `dynamic_variables`, `conversation_config_override`, … */
  readonly conversation?: object;
  /**
   * The URL of `pcm-worklet.js`, the script that reads the microphone. Your content security policy (`script-src`) must
   * allow it.
   * @default the file beside this module, which Vite, webpack and Next.js find and copy
   * @example
   * // With esbuild, after `cp node_modules/anam-react/dist/elevenlabs/pcm-worklet.js public/`
   * const signedUrl = async () => (await fetch('/api/agent-url')).text();
   * elevenLabsAgent({ signedUrl, workletUrl: '/pcm-worklet.js' });
   */
  readonly workletUrl?: string | URL;
  /** Replaceable dependencies, for tests. */
  readonly environment?: Partial<Pick<AgentConnectionOptions, 'clock' | 'openSocket' | 'listen'>>;
}

/**
 * Lets an ElevenLabs agent listen, think and speak for the persona: the persona plays the agent's audio. Create the
 * session token with `enableAudioPassthrough: true` and `llmId: 'CUSTOMER_CLIENT_V1'`, as `createSessionHandler` does
 * for `persona: { avatarId, enableAudioPassthrough: true }`.
 *
 * @example
 * createPersona({
 *   session: '/api/persona/session',
 *   llm: { server: { llmId: 'CUSTOMER_CLIENT_V1' } },
 *   advanced: {
 *     environment: elevenLabsAgent({ signedUrl: async () => (await fetch('/api/agent-url')).text() }),
 *   },
 * });
 */
export function elevenLabsAgent(options: ElevenLabsAgentOptions): Pick<PersonaEnvironment, 'sessions'> {
  const { environment = {} } = options;
  const agent: AgentConnectionOptions = {
    signedUrl: options.signedUrl,
    conversation: options.conversation ?? {},
    openSocket: environment.openSocket ?? ((url) => new WebSocket(url)),
    listen:
      environment.listen ??
      ((stream, onAudio, onFailed) => listenToMicrophone(stream, onAudio, onFailed, options.workletUrl)),
    clock: environment.clock ?? pageClock,
  };
  return { sessions: (anam) => agentPort(anam, agent) };
}

const pageClock: PersonaEnvironment['clock'] = {
  now: () => Date.now(),
  setTimeout: (callback, ms) => setTimeout(callback, ms),
  clearTimeout: (handle) => clearTimeout(handle as ReturnType<typeof setTimeout>),
};
