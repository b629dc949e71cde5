/** What is known about the cues of a persona. */
export interface CueControl {
  /** Whether the service refused a cue. No more are sent in this session, its renewals, and the other mode. */
  readonly refused: boolean;
  /** When a cue was sent that the service has not confirmed; `null` if there is none. */
  readonly askedAt: number | null;
}
