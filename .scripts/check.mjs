// `npm run check`: runs all checks except the tests. Runs every gate, then lists those that failed.
import { quickGates, runGate } from './gate.mjs';

const gates = [
  ...quickGates,
  { name: 'lock file', command: 'node .scripts/check-lock.mjs' },
  { name: 'error reference', command: 'node .scripts/error-docs.mjs --check' },
  { name: 'API reference', command: 'node .scripts/api-docs.mjs --check' },
  { name: 'SDK table', command: 'node .scripts/sdk-surface.mjs' },
  { name: 'files for agents', command: 'node .scripts/agent-docs.mjs --check' },
  { name: 'build', command: 'npm run --silent build' },
  // These run after the build, because they read its output.
  { name: 'API report', command: 'node .scripts/api-report.mjs --check' },
  { name: 'old names', command: 'node .scripts/old-names.mjs' },
  // Without `prepack`, which would build again.
  { name: 'package', command: 'npm run --silent --ignore-scripts check:package' },
  { name: 'unused code', command: 'npm run --silent check:unused' },
  { name: 'sizes', command: 'node .scripts/size.mjs' },
  { name: 'manual', command: 'npm run --silent check:manual' },
];

const failed = gates.filter((gate) => !runGate(gate)).map((gate) => gate.name);
console.log(failed.length > 0 ? `\nFailed: ${failed.join(', ')}` : `\nAll ${gates.length} gates passed.`);
process.exitCode = failed.length > 0 ? 1 : 0;
