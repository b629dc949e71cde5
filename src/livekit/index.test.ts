import { expect, it } from 'vitest';
import * as livekit from './index.js';

it('exports these names and no others', () => {
  expect(Object.keys(livekit)).toEqual(['livekitPersona']);
});
