/** The texts of a start that is refused because all sessions are in use. */
export interface BusyLabels {
  /** The estimated wait; `{time}` is a duration, such as “40 s”. */
  readonly wait: string;
  /** The button after a warning that can be wrong. */
  readonly anyway: string;
}

export const englishBusyLabels: BusyLabels = {
  wait: 'Try again in about {time}.',
  anyway: 'Try anyway',
};
