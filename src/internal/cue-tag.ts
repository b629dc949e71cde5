/**
 * A tag that a model writes in brackets to give the persona an expression: `[happy]`. These are the Director Note cues
 * that Anam's engine knows (`DIRECTOR_NOTE_CUE_TAGS` of the SDK).
 */
export type CueTag =
  | 'happy'
  | 'warm'
  | 'playful'
  | 'laughter'
  | 'curious'
  | 'supportive'
  | 'concerned'
  | 'sad'
  | 'surprised'
  | 'angry'
  | 'distressed';
