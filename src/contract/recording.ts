/** One thing that happened while `contract` ran. `at`: ms, by the clock of the process that observed it. */
export type Entry = {
  readonly at: number;
  /** What was running: a request by name, or `session/act`, such as `client/hello`. */
  readonly step: string;
} & (
  | { readonly what: 'http'; readonly type: string; readonly status: number; readonly data: unknown }
  | {
      readonly what: 'frame';
      readonly via: 'socket' | 'channel';
      readonly from: 'page' | 'service';
      readonly type: string;
      readonly data: unknown;
    }
  | { readonly what: 'event'; readonly type: string; readonly data: unknown }
  | { readonly what: 'act'; readonly type: string; readonly data?: unknown }
);

/** The first line of a recording. */
export interface RecordingHead {
  /** The version of this format. */
  readonly recording: 1;
  /** The origin of the API. */
  readonly service: string;
  /** The version of the Anam SDK. */
  readonly sdk: string;
  /** An ISO time. */
  readonly at: string;
}

/** A recording: a head and what happened, in order. */
export interface Recording {
  readonly head: RecordingHead;
  readonly entries: readonly Entry[];
}

/** Writes a recording as JSON lines: the head, then one entry a line. */
export const writeRecording = ({ head, entries }: Recording): string =>
  [head, ...entries].map((line) => `${JSON.stringify(line)}\n`).join('');

/**
 * Reads a recording.
 * @throws Error with the number of the first line that is not one of a recording
 */
export function readRecording(text: string): Recording {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const parsed = lines.map((line, index) => {
    const value = jsonIn(line);
    const fits = index === 0 ? isHead(value) : isEntry(value);
    if (!fits) throw new Error(`Line ${index + 1} is not a line of a recording.`);
    return value;
  });
  if (parsed.length === 0) throw new Error('The recording is empty.');
  const [head, ...entries] = parsed as [RecordingHead, ...Entry[]];
  return { head, entries };
}

function isHead(value: unknown): value is RecordingHead {
  const { recording, service, sdk, at } = (value ?? {}) as Partial<Record<keyof RecordingHead, unknown>>;
  return recording === 1 && [service, sdk, at].every((each) => typeof each === 'string');
}

/** Whether a value from a file or from the page is an entry. */
export function isEntry(value: unknown): value is Entry {
  const { at, step, what, type, via, from, status } = (value ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof at !== 'number' || typeof step !== 'string' || typeof type !== 'string') return false;
  if (what === 'frame')
    return (via === 'socket' || via === 'channel') && (from === 'page' || from === 'service');
  return what === 'event' || what === 'act' || (what === 'http' && typeof status === 'number');
}

function jsonIn(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
