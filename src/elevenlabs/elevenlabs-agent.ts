import type { Clock, PersonaEnvironment } from '../core/index.js';
import type { AudioAgent, AudioFace } from '../voice/audio-agent.js';
import { audioSource } from '../voice/audio-source.js';
import { pageClock } from '../voice/page-clock.js';
import { AgentConversation } from './agent-conversation.js';
import { openAgentSocket, type AgentSocket, type AgentSocketOptions } from './agent-socket.js';
import { listenToMicrophone } from './microphone-pcm.js';

interface AgentEnvironment extends Pick<AgentSocketOptions, 'openSocket'> {
  readonly clock: Clock;
  /**
   * Calls back with base64 PCM16 at 16 kHz, or once with the reason why the microphone cannot be read. The returned
   * function stops it.
   */
  readonly listen: (
    stream: MediaStream,
    onAudio: (base64: string) => void,
    onFailed: (cause: Error) => void,
  ) => () => void;
}

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
  readonly environment?: Partial<AgentEnvironment>;
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
  const { signedUrl, conversation = {}, environment = {} } = options;
  const { clock = pageClock, openSocket = (url) => new WebSocket(url) } = environment;
  const listen: AgentEnvironment['listen'] =
    environment.listen ??
    ((stream, onAudio, onFailed) => listenToMicrophone(stream, onAudio, onFailed, options.workletUrl));
  const connect = (face: AudioFace): AudioAgent => {
    const talk: AgentConversation = new AgentConversation({
      clock,
      face,
      send: (message) => socket.send(message),
    });
    const socket: AgentSocket = openAgentSocket({
      signedUrl,
      openSocket,
      conversation,
      onEvent: (event) => talk.handle(event),
      onLost: (detail) => face.end(`The agent's connection ended: ${detail}`),
    });
    return {
      listen: (microphone) =>
        listen(
          microphone,
          (base64) => socket.send({ user_audio_chunk: base64 }),
          (cause) => face.user.failed(cause),
        ),
      userMessage: (text) => socket.send({ type: 'user_message', text }),
      context: (text) => socket.send({ type: 'contextual_update', text }),
      interrupt: () => talk.interrupt(),
      close: () => {
        talk.close();
        socket.close();
      },
    };
  };
  return audioSource({ connect, environment: { clock } });
}
