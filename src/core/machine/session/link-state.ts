/**
 * What is known of the way to the service beside the signalling socket. `flowing`: pictures arrive. `stalled`: the
 * picture stands while the rest goes on. `down`: nothing arrives.
 */
export type Link = 'flowing' | 'stalled' | 'down';

/** How well the media arrive. `unknown` before the first measurement, and where the SDK's connection cannot be read. */
export type ConnectionQuality = 'unknown' | 'good' | 'poor' | 'lost';

export interface LinkState {
  readonly link: Link;
  readonly quality: ConnectionQuality;
}
