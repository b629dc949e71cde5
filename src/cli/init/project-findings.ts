import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { envFindings } from './env-findings.js';
import { good, wrong, type Finding } from './finding.js';
import type { ProjectManifest } from './project-manifest.js';

/** Returns all findings for the project in a folder. They never contain the values of variables. */
export const projectFindings = (
  folder: string,
  env: Readonly<Record<string, string | undefined>>,
  nodeVersion = process.versions.node,
): Finding[] => [nodeFinding(nodeVersion), ...manifestFindings(folder), ...envFindings(folder, env)];

function nodeFinding(version: string): Finding {
  const found = `Node ${version}`;
  return isAtLeast(version, [20, 19]) ? good(found) : wrong(found, 'Install Node 20.19 or newer.');
}

function manifestFindings(folder: string): Finding[] {
  const manifest = readJson(join(folder, 'package.json')) as ProjectManifest | null;
  if (!manifest)
    return [wrong('package.json is missing or not valid JSON', 'Create a project: anam-react init')];
  const wanted = { ...manifest.devDependencies, ...manifest.dependencies };
  const own = wanted['anam-react'];
  const tarball = own?.startsWith('file:') ? own.slice('file:'.length) : undefined;
  return [
    own === undefined
      ? wrong('anam-react is not in package.json', 'Add it: anam-react init')
      : packageFinding(folder, 'anam-react', [0, 1]),
    ...(tarball !== undefined && !existsSync(join(folder, tarball))
      ? [wrong(`${tarball} is missing`, 'Commit the vendor folder, or run anam-react init again.')]
      : []),
    packageFinding(folder, '@anam-ai/js-sdk', [4, 27], 5),
    packageFinding(folder, 'react', [18, 3], 20),
    packageFinding(folder, 'react-dom', [18, 3], 20),
  ];
}

/** Checks that the installed version is at least `from` and below the major version `below`. */
function packageFinding(
  folder: string,
  name: string,
  from: readonly [number, number],
  below = Infinity,
): Finding {
  const manifest = readJson(join(folder, 'node_modules', name, 'package.json')) as {
    version?: string;
  } | null;
  const range = `${from.join('.')} or newer${below === Infinity ? '' : `, below ${below}`}`;
  if (!manifest?.version)
    return wrong(`${name} is not installed`, `npm install ${name === 'anam-react' ? '' : name}`.trim());
  const found = `${name} ${manifest.version}`;
  const isGood = isAtLeast(manifest.version, from) && Number(manifest.version.split('.')[0]) < below;
  return isGood ? good(found) : wrong(found, `Install ${range}.`);
}

function isAtLeast(version: string, [major, minor]: readonly [number, number]): boolean {
  const [a = 0, b = 0] = version.split('.').map((part) => Number.parseInt(part, 10));
  return a > major || (a === major && b >= minor);
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}
