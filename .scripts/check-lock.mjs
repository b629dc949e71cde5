// A partial registry mirror can lack the binaries of other platforms. `npm install` then leaves them out of the lock
// file silently, and `npm ci` fails everywhere. So every optional dependency of a locked package must itself be in the
// lock file.
import { readFileSync } from 'node:fs';

/** @typedef {{ version?: string, optionalDependencies?: Record<string, string>, link?: boolean }} Locked */

/** @type {{ packages: Record<string, Locked> }} */
const { packages } = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));

/**
 * Node's own look-up: beside the package, then in each folder above it.
 * @param {string} from @param {string} name
 */
function isLocked(from, name) {
  const above = from
    .split('/node_modules/')
    .map((_, index, parts) => parts.slice(0, index + 1).join('/node_modules/'));
  return ['', ...above].some((folder) => packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]);
}

const missing = Object.entries(packages).flatMap(([path, { version, optionalDependencies = {} }]) =>
  Object.entries(optionalDependencies)
    .filter(([name]) => !isLocked(path, name))
    .map(([name, range]) => `  ${name}@${range}, wanted by ${path}@${version}`),
);

if (missing.length > 0) {
  console.error(
    `package-lock.json lacks ${missing.length} optional packages, so \`npm ci\` will fail:\n${missing.join('\n')}`,
  );
  console.error('Take a version of which the registry has every platform.');
  process.exitCode = 1;
} else {
  console.log(`package-lock.json is complete (${Object.keys(packages).length} packages).`);
}
