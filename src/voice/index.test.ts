import { expect, it } from 'vitest';
import * as voice from './index.js';

it('exports these names and no others', () => {
  expect(Object.keys(voice).toSorted()).toEqual(['audioSource', 'ownVoice']);
});
