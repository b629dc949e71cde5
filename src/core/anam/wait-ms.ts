const LONGEST_SECONDS = 86_400;

/** Returns the estimate of `createSessionHandler` in milliseconds, or `undefined` if it makes no sense. */
export const waitMsOf = (seconds: unknown): number | undefined =>
  typeof seconds === 'number' && seconds >= 0 && seconds <= LONGEST_SECONDS ? seconds * 1000 : undefined;
