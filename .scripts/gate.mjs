import { spawnSync } from 'node:child_process';

/** @typedef {{ name: string, command: string }} Gate one check besides the tests, with its command */

/** @type {Gate[]} */
export const quickGates = [
  { name: 'types', command: 'npm run --silent typecheck' },
  { name: 'lint', command: 'npm run --silent lint' },
  { name: 'rooms', command: 'node .scripts/check-rooms.mjs' },
  { name: 'format', command: 'npm run --silent format:check' },
];

/**
 * Runs a gate and shows its output on the terminal.
 * @param {Gate} gate
 * @returns {boolean} whether it passed
 */
export function runGate({ name, command }) {
  console.log(`\n── ${name}: ${command}`);
  const { status } = spawnSync(command, { shell: true, stdio: 'inherit' });
  if (status !== 0) console.error(`── ${name} FAILED`);
  return status === 0;
}
