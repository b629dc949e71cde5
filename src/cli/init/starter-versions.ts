import type { Framework } from './starters.js';

/**
 * The versions that the starters were tested with. A test compares them with the versions that this repository uses.
 */
export const versions = {
  '@anam-ai/js-sdk': '^4.27.0',
  '@hono/node-server': '^2.1.9',
  '@types/node': '^20.19.43',
  '@types/react': '^19.3.0',
  '@types/react-dom': '^19.3.0',
  '@vitejs/plugin-react': '^6.3.0',
  express: '^5.3.0',
  hono: '^4.13.19',
  next: '^16.4.6',
  'playwright-core': '^1.65.1',
  react: '^19.3.1',
  'react-dom': '^19.3.1',
  sirv: '^3.0.2',
  typescript: '^5.9.3',
  vite: '^8.3.8',
} as const;

type Name = keyof typeof versions;

const page: readonly Name[] = ['@anam-ai/js-sdk', 'react', 'react-dom'];
const tools: readonly Name[] = [
  '@types/node',
  '@types/react',
  '@types/react-dom',
  'playwright-core',
  'typescript',
];

const servers: Record<Framework, readonly Name[]> = {
  vite: ['sirv'],
  express: ['express'],
  hono: ['@hono/node-server', 'hono'],
  next: ['next'],
};

/** Returns a new project's dependencies, except this package. */
export function dependenciesOf(framework: Framework) {
  const build: readonly Name[] = framework === 'next' ? [] : ['@vitejs/plugin-react', 'vite'];
  return {
    dependencies: withVersions([...page, ...servers[framework]]),
    devDependencies: withVersions([...tools, ...build]),
  };
}

/** Returns the dependencies of the files that are added to an existing project. */
export const additionsOf = (framework: Framework): Record<string, string> =>
  withVersions([
    '@anam-ai/js-sdk',
    ...(framework === 'hono' || framework === 'express' ? servers[framework] : []),
  ]);

const withVersions = (names: readonly Name[]): Record<string, string> =>
  Object.fromEntries(names.toSorted().map((name) => [name, versions[name]]));
