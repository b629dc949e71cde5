import type { SessionPort } from '../core/index.js';
import { loadedOf, voiceCode } from './late-code.js';
import type { VoiceConnectionOptions } from './voice-connection.js';
import { voiceError } from './voice-error.js';

/** Returns the session port for Anam sessions in client mode that speak with the app's voice. */
export function voicePort(anam: SessionPort, options: VoiceConnectionOptions): SessionPort {
  return {
    load: async () => void (await Promise.all([anam.load(), voiceCode.load()])),
    authorize: async (request) => {
      if (request.mode === 'server') {
        const message =
          '`ownVoice` speaks the text of the page’s model. In server mode the page has no text.';
        throw voiceError('config-voice', { message });
      }
      return anam.authorize(request);
    },
    connect: (request) => new (loadedOf(voiceCode).VoiceConnection)(anam, request, options),
  };
}
