// Prints the gzip size of each import from the built package. `npm run check` enforces the same figures.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { measureAll } from '../.scripts/size.mjs';
import { printFigure } from './harness/print-figure.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { status } = spawnSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: 'inherit' });
if (status !== 0) process.exit(1);

for (const { import: variant, 'kB gzip': value, goal } of await measureAll())
  printFigure({
    experiment: 'size',
    variant,
    params: {},
    metric: 'gzip',
    unit: 'kB',
    value: value ?? Number.NaN,
    ...(goal !== undefined && { ratio: (value ?? Number.NaN) / goal, reference: 'goal' }),
  });
