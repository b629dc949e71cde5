/** The rooms of `src/react`: their allowed imports, including types, and their public names. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import * as library from '../../index.js';

const react = fileURLToPath(new URL('../', import.meta.url));

/** From the bottom up. A room may import the rooms before it. */
const rooms = [
  'labels',
  'captions',
  'reasoning',
  'provider',
  'shared',
  'devices',
  'keyboard',
  'hooks',
  'parts',
  'chat',
];

const files = readdirSync(react, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.tsx?$/u.test(file) && !/\.test\.|^(?:testing|scenarios)\//u.test(file),
);

const importsOf = (file: string): string[] =>
  [...readFileSync(join(react, file), 'utf8').matchAll(/(?:from |import\()'(\.[^']+)\.js'/gu)]
    .map(([, path = '']) => normalize(join(dirname(file), path)))
    .filter((path) => !path.startsWith('..'));

const imports = files.flatMap((file) => importsOf(file).map((to) => ({ file, to })));
const roomOf = (path: string) => path.split('/')[0] ?? '';

it('has no other rooms', () => {
  expect(new Set(files.map(roomOf).filter((room) => !room.includes('.')))).toEqual(new Set(rooms));
});

it('has no import that runs up', () => {
  const up = imports.filter(({ file, to }) => rooms.indexOf(roomOf(to)) > rooms.indexOf(roomOf(file)));
  expect(up).toEqual([]);
});

/** Whether a file of a part may be imported by other parts, which load it with one request. */
const isDoor = (path: string) => /^parts\/[^/]+\/[a-z-]+-parts$/u.test(path);

it('lets a part render another part, and reach for nothing else in its folder', () => {
  const exported = new Set(Object.keys(library));
  const partOf = (path: string) => path.split('/')[1];
  const reached = imports.filter(
    ({ file, to }) =>
      roomOf(file) === 'parts' &&
      roomOf(to) === 'parts' &&
      partOf(file) !== partOf(to) &&
      !exported.has(to.split('/').at(-1) ?? '') &&
      !isDoor(to),
  );
  expect(reached).toEqual([]);
});

it('exports only components of its own folder', () => {
  const doors = files.filter((file) => isDoor(file.replace(/\.tsx?$/u, '')));
  expect(doors.length).toBeGreaterThan(0);
  for (const door of doors) {
    const code = readFileSync(join(react, door), 'utf8').replace(/^(?:'use client';|\/\/.*)$/gmu, '');
    expect([door, code.replace(/^export \{ ([A-Z]\w+) \} from '\.\/\1\.js';$/gmu, '').trim()]).toEqual([
      door,
      '',
    ]);
  }
});

it('has the public hooks in hooks, and nothing else there', () => {
  const index = readFileSync(new URL('../../index.ts', import.meta.url), 'utf8');
  const exportedFrom = [
    // The types of a hook that is not public may be public.
    ...index.matchAll(/export \{[^}]*\} from '\.\/react\/([^']*\/use[A-Z][^']*)\.js'/gu),
  ].map(([, path]) => path);
  const inRoom = files.filter((file) => roomOf(file) === 'hooks').map((file) => file.replace(/\.tsx?$/u, ''));
  expect(new Set(exportedFrom)).toEqual(new Set(inRoom));
});

/**
 * General helpers, not parts or hooks of a feature: loading code, joining class names, reading texts, detecting double
 * clicks. `ApprovalWatch`, `LauncherWatch` and `UncoverConversation` render nothing, and use only public hooks and the panel's
 * `close()`.
 */
const plumbing = new Set([
  'ApprovalWatch',
  'Icon',
  'LauncherWatch',
  'UncoverConversation',
  'appearanceAttributes',
  'classNames',
  'isSameGesture',
  'onDemand',
  'useLabels',
  'usePartLabels',
]);

it.each(['chat/PersonaChat.tsx', 'chat/PersonaLauncher.tsx'])(
  '%s is made of public parts only',
  async (file) => {
    const values = Object.values(library) as unknown[];
    // `Shortcuts.Button` is also public.
    const members = values.flatMap((value) =>
      typeof value === 'object' && value ? Object.values(value) : [],
    );
    const known = new Set([...values, ...members]);
    const source = readFileSync(join(react, file), 'utf8');
    const used = [
      ...[...source.matchAll(/^import (?!type)\{([^}]*)\} from '(\.[^']+)'/gmu)].flatMap(
        ([, names = '', path = '']) =>
          names
            .split(',')
            .map((name) => name.trim())
            .filter((name) => name !== '' && !name.startsWith('type '))
            .map((name) => ({ name, path })),
      ),
      ...[...source.matchAll(/import\('(\.[^']+)'\)\.then\(\(code\) => code\.(\w+)\)/gu)].map(
        ([, path = '', name = '']) => ({ name, path }),
      ),
    ].filter(({ name }) => !plumbing.has(name) && !/^english\w+Labels$/u.test(name));
    expect(used.length).toBeGreaterThan(1);
    for (const { name, path } of used) {
      const code = (await import(
        new URL(path.replace(/\.js$/u, ''), new URL(file, `file://${react}`)).pathname
      )) as Record<string, unknown>;
      expect([name, known.has(code[name])]).toEqual([name, true]);
    }
  },
);
