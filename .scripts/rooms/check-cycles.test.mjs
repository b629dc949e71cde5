import { describe, expect, it } from 'vitest';
import { problemsOf, rooms } from './testing/fixture-repository.mjs';

describe('cycles', () => {
  it('finds one of files that is held by types only, and what else is tied to it', () => {
    expect(
      problemsOf({
        'src/base/a.ts': "import type { B } from './b.js';\nexport type A = B;",
        'src/base/b.ts': "export type B = typeof import('./a.js') | import('./c.js').C;",
        'src/base/c.ts': "export type { D as C } from './d.js';",
        'src/base/d.ts': "import type { A } from './a.js';\nexport type D = A;",
      }),
    ).toEqual([
      'Cycle of files: base/a.ts → base/b.ts → base/a.ts\n    In further cycles with these: base/c.ts, base/d.ts',
    ]);
  });

  it('finds one that goes through a dynamic import, and a file that imports itself', () => {
    expect(
      problemsOf({
        'src/base/a.ts': "export const b = () => import('./b.js');",
        'src/base/b.ts': "import './a.js';",
        'src/base/self.ts': "import type { Self } from './self.js';\nexport type { Self };",
      }),
    ).toEqual([
      'Cycle of files: base/a.ts → base/b.ts → base/a.ts',
      'Cycle of files: base/self.ts → base/self.ts',
    ]);
  });

  it('finds one of rooms although no file is in a cycle', () => {
    const more = {
      'src/product/ports/b.ts': "import '../runner/run.js';",
      'src/product/runner/a.ts': "import '../ports/port.js';",
    };
    expect(problemsOf(more)).toContain('Cycle of rooms: product/ports → product/runner → product/ports');
  });

  it('finds one that the table would allow', () => {
    const table = { ...rooms, base: { is: 'Leaves.', types: ['product/ports'] } };
    expect(problemsOf({}, table)).toContain(
      'Cycle of rooms, which the table allows: base → product/ports → base',
    );
  });
});
