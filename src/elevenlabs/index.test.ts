import { expect, it } from 'vitest';
import * as elevenlabs from './index.js';

it('exports these names and no others', () => {
  expect(Object.keys(elevenlabs)).toEqual(['elevenLabsAgent']);
});
