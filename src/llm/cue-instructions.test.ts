import { DIRECTOR_NOTE_CUE_TAGS } from '@anam-ai/js-sdk';
import { expect, it } from 'vitest';
import { CUE_NAMES } from '../core/text/cues/cue-tags.js';
import { cueInstructions } from './cue-instructions.js';

it('names exactly the tags of the SDK, which the persona takes out', () => {
  const named = [...cueInstructions.matchAll(/\[(\w+)\]/g)].map(([, tag]) => tag);
  expect(new Set(named)).toEqual(new Set(DIRECTOR_NOTE_CUE_TAGS));
  expect(CUE_NAMES.split('|')).toEqual([...DIRECTOR_NOTE_CUE_TAGS]);
});
