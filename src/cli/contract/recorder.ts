import type { Entry } from '../../contract/recording.js';
import { scrub } from '../../contract/scrub.js';
import { createScrubber } from '../../internal/secret-scrubber.js';

/** Everything that was recorded, without secrets. */
export interface Recorder {
  readonly entries: readonly Entry[];
  /** A token that must not be recorded. */
  readonly hide: (token: string) => void;
  readonly add: (entry: Entry) => void;
}

/** More than a run produces; a page that sends more is not ours. */
const MOST_ENTRIES = 20_000;

export function createRecorder(apiKey: string): Recorder {
  const withoutKey = createScrubber([apiKey]);
  // Tokens are long and many, so they are searched only as they are; `scrub` removes everything else of their form.
  const tokens = new Set<string>();
  const clean = (text: string) => {
    const rest = [...tokens].reduce((left, token) => left.replaceAll(token, '[removed]'), text);
    return rest.length < apiKey.length / 2 ? rest : withoutKey(rest);
  };
  const entries: Entry[] = [];
  return {
    entries,
    hide: (token) => void tokens.add(token),
    add: (entry) => {
      if (entries.length < MOST_ENTRIES) entries.push(scrub(entry, clean) as Entry);
    },
  };
}
