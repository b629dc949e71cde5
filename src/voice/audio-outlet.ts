import type { Clock } from '../core/index.js';
import type { AnamConnection } from '../core/anam/anam-connection.js';
import type { AudioInput, AudioOutlet } from './audio-line.js';

/** Returns the audio input of an Anam session. The SDK's stream is opened with the first audio. */
export function audioOutlet(anam: AnamConnection, clock: Clock): AudioOutlet {
  const inputs = new Map<number, AudioInput>();
  const open = (sampleRate: number): AudioInput => {
    const config = { encoding: 'pcm_s16le', sampleRate, channels: 1 } as const;
    const input = anam.client.createAgentAudioInputStream(config);
    inputs.set(sampleRate, input);
    return input;
  };
  return {
    clock,
    input: (sampleRate) => inputs.get(sampleRate) ?? open(sampleRate),
    isOpen: () => anam.isSignallingOpen(),
    interruptPersona: () => anam.interruptPersona(),
  };
}
