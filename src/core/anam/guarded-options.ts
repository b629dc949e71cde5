import type { AnamClientOptions } from './anam-sdk.js';

/**
 * The SDK gathers ICE candidates in advance (`iceCandidatePoolSize: 2`). In Chromium 153, one connection in fifteen
 * then answers the other side's checks with wrong credentials and stays `connecting` forever. Without the pool, none of
 * 70 connections did. The median time was the same, because the offer follows immediately. An app can set its own size.
 */
const NO_CANDIDATE_POOL = 0;

class AbandonedStart extends Error {}

/**
 * The SDK cannot abort a start: `stop` during the session request has no effect, and the session connects later (T11).
 * The SDK reads `iceServers` between the response and the connection, so a getter that throws ends a late start at that
 * point: without a socket, a peer connection or a microphone.
 */
export function guardOptions(
  clientOptions: AnamClientOptions,
  hasInput: boolean,
  abandoned: { readonly value: boolean },
): AnamClientOptions {
  const { iceServers, rtcConfiguration } = clientOptions;
  return {
    ...clientOptions,
    // The SDK rejects voice detection options without input audio.
    ...(hasInput ? {} : { disableInputAudio: true, voiceDetection: undefined as never }),
    rtcConfiguration: { iceCandidatePoolSize: NO_CANDIDATE_POOL, ...rtcConfiguration },
    get iceServers() {
      if (abandoned.value) throw new AbandonedStart('Stopped before it had started.');
      return iceServers as NonNullable<typeof iceServers>;
    },
  };
}
