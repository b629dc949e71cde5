import { basename } from 'node:path';
import { additionsOf, dependenciesOf } from './starter-versions.js';
import type { Framework } from './starters.js';

/** The parts of a `package.json` that `init` reads or writes. */
export interface ProjectManifest {
  readonly name?: string;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const scripts: Record<'vite' | 'next', Readonly<Record<string, string>>> = {
  vite: {
    dev: 'vite',
    build: 'tsc && vite build',
    start: 'node server/index.js',
    test: 'node --test tests/persona.test.mjs',
  },
  next: {
    // Next.js would otherwise listen on all interfaces of this machine.
    dev: 'next dev --hostname localhost',
    build: 'next build',
    start: 'next start',
    test: 'node --test tests/persona.test.mjs',
  },
};

/**
 * Returns the `package.json` of a new project. `own` is the dependency on this package, for example
 * `file:vendor/….tgz`.
 */
export function newManifest(folder: string, framework: Framework, own: string): object {
  const { dependencies, devDependencies } = dependenciesOf(framework);
  return {
    name: nameOf(folder),
    private: true,
    type: 'module',
    scripts: scripts[framework === 'next' ? 'next' : 'vite'],
    dependencies: { 'anam-react': own, ...dependencies },
    devDependencies,
  };
}

/**
 * Adds the dependencies of the added files to the manifest. Dependencies that the project already has keep their
 * versions.
 */
export function extendedManifest<M extends ProjectManifest>(
  manifest: M,
  framework: Framework,
  own: string,
): M {
  const has = { ...manifest.devDependencies, ...manifest.dependencies };
  const added = Object.entries(additionsOf(framework)).filter(([name]) => !(name in has));
  return {
    ...manifest,
    dependencies: { ...manifest.dependencies, 'anam-react': own, ...Object.fromEntries(added) },
  };
}

/** Turns the folder's name into a name that npm accepts. */
function nameOf(folder: string): string {
  const name = basename(folder)
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return name === '' || name === 'anam-react' ? 'persona' : name;
}

/** Returns the project's framework; `null` if `init` cannot add a persona to it. */
export function frameworkOf({ dependencies, devDependencies }: ProjectManifest): Framework | null {
  const has = { ...devDependencies, ...dependencies };
  const known = ['next', 'hono', 'express', 'vite'] as const;
  return known.find((name) => name in has) ?? null;
}
