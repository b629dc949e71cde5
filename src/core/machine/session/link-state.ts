/**
 * The state of the media connection. `flowing`: frames arrive. `stalled`: the picture is frozen but the rest continues.
 * `down`: nothing arrives.
 */
export type Link = 'flowing' | 'stalled' | 'down';

/**
 * The quality of the media connection. `unknown` before the first measurement, and if the SDK's connection is not
 * accessible.
 */
export type ConnectionQuality = 'unknown' | 'good' | 'poor' | 'lost';

export interface LinkState {
  readonly link: Link;
  readonly quality: ConnectionQuality;
}
