import { describe, expect, it } from 'vitest';
import { problemsOf, rooms } from './testing/fixture-repository.mjs';

describe('the list of rooms', () => {
  it('reports folders that are not listed, once each', () => {
    expect(
      problemsOf({
        'src/new/a.ts': '',
        'src/new/deep/b.ts': '',
        'src/product/extra/c.ts': '',
        'src/product/loose.ts': '',
      }),
    ).toEqual([
      'src/new is no listed room: say in .scripts/rooms.mjs what it is for.',
      'src/product/extra is no listed room: say in .scripts/rooms.mjs what it is for.',
      'src/product/loose.ts is no listed room: say in .scripts/rooms.mjs what it is for.',
    ]);
  });

  it('reports a room without a folder, and a name in a list that is no room', () => {
    const table = { ...rooms, gone: { is: 'Nothing.', imports: ['bsae'] } };
    expect(problemsOf({}, table)).toEqual([
      '`gone` is listed as a room, and there is no src/gone.',
      '`gone` may import `bsae`, which is no room.',
    ]);
  });
});
