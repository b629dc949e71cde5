/** When the pieces of a response arrived. */
export interface Timeline {
  /** Characters of text and reasoning. */
  readonly chars: number;
  /** Chunks with text, reasoning or a tool call. */
  readonly chunks: number;
  /** The different times at which these chunks arrived, in ms since the request, ascending. */
  readonly times: readonly number[];
  readonly endMs: number;
  /** How long the network alone takes, in ms. 0 if unknown. */
  readonly roundTripMs: number;
}

export interface Complaint {
  readonly level: 'warn' | 'fail' | 'skip';
  readonly message: string;
  readonly cause: 'held-back' | 'few-chunks' | 'too-short' | 'slow-start';
}

/** Nobody notices whether text was held back for less than this. */
const NOTICEABLE_MS = 250;
/** Fewer characters may arrive in one burst or in two chunks without anything being wrong. */
const ENOUGH_TO_JUDGE = 20;
const ENOUGH_FOR_CHUNKS = 100;
const FEW = 3;

/**
 * Judges whether a response streams. Text counts as held back if it arrives in bursts even though the server had time
 * to send it earlier. A response that is complete after a few milliseconds was not held back, however few bursts it
 * comes in.
 */
export function judgeStreaming(timeline: Timeline): Complaint | undefined {
  const { chunks, times, endMs, roundTripMs, chars } = timeline;
  if (chunks === 0)
    return { level: 'skip', cause: 'too-short', message: 'No chunk contains text to measure.' };
  const isLong = chars >= (chunks < FEW ? ENOUGH_FOR_CHUNKS : ENOUGH_TO_JUDGE);
  const isQuick = endMs - roundTripMs < NOTICEABLE_MS;
  if (chunks >= FEW && (isQuick || times.length >= FEW))
    return isQuick ? undefined : timingComplaint(timeline);
  if (!isLong) return isQuick ? undefined : tooShort(chars);
  if (chunks < FEW) return fewChunks(timeline, isQuick || times.length > 1 ? 'warn' : 'fail');
  const bursts = times.length === 1 ? 'one burst' : `${times.length} bursts`;
  const message = `${chars} characters in ${chunks} chunks arrived in ${bursts}, the first after ${Math.round(times[0] ?? endMs)} ms.`;
  return { level: 'fail', cause: 'held-back', message };
}

const tooShort = (chars: number): Complaint => ({
  level: 'warn',
  cause: 'too-short',
  message: `The response has ${chars} characters, which is too short to judge.`,
});

/** The server is the cause: a proxy delays chunks but does not merge them. */
function fewChunks({ chars, chunks, endMs }: Timeline, level: 'warn' | 'fail'): Complaint {
  const number = chunks === 1 ? 'one chunk' : `${chunks} chunks`;
  const message = `${chars} characters arrived in ${number}, complete after ${Math.round(endMs)} ms.`;
  return { level, cause: 'few-chunks', message };
}

function timingComplaint({ times, chunks, endMs }: Timeline): Complaint | undefined {
  const first = times[0] ?? 0;
  const spread = (times.at(-1) ?? 0) - first;
  const gap = Math.max(...times.slice(1).map((time, index) => time - (times[index] ?? 0)));
  const share = (part: number) => `${Math.round((100 * part) / endMs)} %`;
  if (gap >= 0.8 * endMs)
    return { level: 'fail', cause: 'held-back', message: `One gap takes ${share(gap)} of the time.` };
  if (first <= 0.6 * endMs) return undefined;
  // A cold or fast model also starts late relative to the total time, but its chunks then arrive one by one.
  const isBurst = spread < 0.1 * endMs && times.length < chunks / 2;
  if (isBurst)
    return {
      level: 'fail',
      cause: 'held-back',
      message: `The first text arrived after ${share(first)} of the time, and the rest at the same moment.`,
    };
  return {
    level: 'warn',
    cause: 'slow-start',
    message: `The first text arrived after ${share(first)} of the time.`,
  };
}
