/**
 * The events on the agent's socket that this package uses. The names in the frames are those of ElevenLabs'
 * conversation WebSocket.
 */
export type AgentEvent =
  | { readonly type: 'ready'; readonly audioFormat: string }
  | { readonly type: 'audio'; readonly eventId: number; readonly base64: string }
  | { readonly type: 'interruption'; readonly eventId: number }
  | { readonly type: 'agent-text'; readonly text: string }
  | { readonly type: 'correction'; readonly text: string }
  | { readonly type: 'user-text'; readonly text: string }
  | { readonly type: 'ping'; readonly eventId: number; readonly delayMs: number };

type Fields = Readonly<Record<string, unknown>>;

/** Parses an event. Returns `null` for invalid JSON and for events that this package does not use. */
export function readAgentEvent(frame: unknown): AgentEvent | null {
  const message = parse(frame);
  const inner = (name: string) => (message[name] ?? {}) as Fields;
  switch (message.type) {
    case 'conversation_initiation_metadata': {
      const format = inner('conversation_initiation_metadata_event').agent_output_audio_format;
      return { type: 'ready', audioFormat: text(format) };
    }
    case 'audio': {
      const { event_id, audio_base_64 } = inner('audio_event');
      return { type: 'audio', eventId: number(event_id), base64: text(audio_base_64) };
    }
    case 'interruption':
      return { type: 'interruption', eventId: number(inner('interruption_event').event_id) };
    case 'agent_response':
      return { type: 'agent-text', text: text(inner('agent_response_event').agent_response) };
    case 'agent_response_correction': {
      const { corrected_agent_response } = inner('agent_response_correction_event');
      return { type: 'correction', text: text(corrected_agent_response) };
    }
    case 'user_transcript':
      return { type: 'user-text', text: text(inner('user_transcription_event').user_transcript) };
    case 'ping': {
      const { event_id, ping_ms } = inner('ping_event');
      return { type: 'ping', eventId: number(event_id), delayMs: number(ping_ms) };
    }
    default:
      return null;
  }
}

/** Returns the sample rate of a format such as `pcm_16000`; `null` for formats that the persona cannot play. */
export function sampleRateOf(audioFormat: string): number | null {
  const rate = /^pcm_(\d+)$/u.exec(audioFormat)?.[1];
  return rate === undefined ? null : Number(rate);
}

function parse(frame: unknown): Fields {
  try {
    const value: unknown = JSON.parse(String(frame));
    return typeof value === 'object' && value !== null ? (value as Fields) : {};
  } catch {
    return {};
  }
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');
const number = (value: unknown) => (typeof value === 'number' ? value : 0);
