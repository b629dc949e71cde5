import type { AnamClientOptions } from './anam-sdk.js';

/**
 * The SDK gathers candidates ahead (`iceCandidatePoolSize: 2`). In Chromium 153 one connection in fifteen then answers
 * the other side's checks with the wrong credentials and stays `connecting` for ever; without the pool none of 70 did,
 * and the median was no slower, since the offer follows at once. An app can set its own size.
 */
const NO_CANDIDATE_POOL = 0;

class AbandonedStart extends Error {}

/**
 * The SDK cannot abort a start: a `stop` while the session request is out does nothing, and the session comes up
 * afterwards (T11). It reads `iceServers` between the answer and the connection, so a getter that throws ends a late
 * start there: no socket, no peer connection, no microphone.
 */
export function guardOptions(
  clientOptions: AnamClientOptions,
  hasInput: boolean,
  abandoned: { readonly value: boolean },
): AnamClientOptions {
  const { iceServers, rtcConfiguration } = clientOptions;
  return {
    ...clientOptions,
    // The SDK refuses voice detection without input audio.
    ...(hasInput ? {} : { disableInputAudio: true, voiceDetection: undefined as never }),
    rtcConfiguration: { iceCandidatePoolSize: NO_CANDIDATE_POOL, ...rtcConfiguration },
    get iceServers() {
      if (abandoned.value) throw new AbandonedStart('Stopped before it had started.');
      return iceServers as NonNullable<typeof iceServers>;
    },
  };
}
