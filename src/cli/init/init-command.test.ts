import { mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CliIo } from '../cli-io.js';
import { runCli } from '../run-cli.js';
import { initCommand } from './init-command.js';

// Nothing is installed here; `npm run test:starters` installs, builds and drives every starter.

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anam-react-init-'));
});

async function* typed(...lines: string[]) {
  for (const line of lines) yield new TextEncoder().encode(`${line}\n`);
}

async function init(
  args: string[],
  { answers, packs = false }: { answers?: string[]; packs?: boolean } = {},
) {
  const printed = { out: '', err: '' };
  const { Readable } = await import('node:stream');
  const io: CliIo = {
    env: {},
    stdin: Readable.from(typed(...(answers ?? []))),
    interactive: answers !== undefined,
    out: (words) => void (printed.out += words),
    err: (words) => void (printed.err += words),
    untilStopped: () => Promise.resolve(),
  };
  const all = [...args, '--no-install', '--no-start'];
  // Packing takes a second, so only one test does it.
  const code = await (packs
    ? runCli(['init', ...all], io)
    : initCommand(all, io, async () => 'file:vendor/a.tgz'));
  return { code, ...printed };
}

const filesBelow = (path: string) =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
    .toSorted();

const readJson = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Record<string, never>;
const projectWith = (manifest: object) => {
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
};

describe('anam-react init', () => {
  it('makes a Vite project without a question if nobody can answer', async () => {
    const path = join(folder, 'My Persona');
    const { code, out } = await init([path], { packs: true });
    expect(code).toBe(0);
    expect(filesBelow(path)).toEqual([
      '.env.example',
      '.gitignore',
      'index.html',
      'package.json',
      'server/api.js',
      'server/index.js',
      'server/persona-handlers.js',
      'src/main.tsx',
      'src/page.css',
      'src/persona/assistant.tsx',
      'src/persona/llm.ts',
      'src/persona/session.ts',
      'src/persona/setup.ts',
      'src/persona/simulated.ts',
      'tests/persona.test.mjs',
      'tsconfig.json',
      expect.stringMatching(/^vendor\/anam-react-.*\.tgz$/),
      'vite.config.ts',
    ]);
    const { name, dependencies } = readJson(join(path, 'package.json'));
    expect(name).toBe('my-persona');
    expect(dependencies).toMatchObject({ 'anam-react': expect.stringMatching(/^file:vendor\//) });
    expect(out).toContain('npm run dev');
    expect(out).toContain('ANAM_API_KEY and LLM_API_KEY');
  });

  it.each([
    ['next', 'ai-sdk', 'app/persona/llm.ts', 'aiSdk('],
    ['express', 'openai', 'src/persona/llm.ts', 'openaiCompatible('],
    ['hono', 'anam', 'src/persona/llm.ts', 'server: { llmId'],
  ])('writes the files of %s with %s', async (framework, llm, path, words) => {
    expect((await init([folder, '--framework', framework, '--llm', llm])).code).toBe(0);
    expect(readFileSync(join(folder, path), 'utf8')).toContain(words);
    const { dependencies } = readJson(join(folder, 'package.json'));
    expect(dependencies).toHaveProperty(framework);
  });

  it('asks for the framework and the model', async () => {
    const { code, out } = await init([folder], { answers: ['2', '9', 'anam'] });
    expect(code).toBe(0);
    expect(out).toContain('Type a number from 1 to 4.');
    expect(readFileSync(join(folder, 'app/persona/llm.ts'), 'utf8')).toContain('builtInLlms');
  });

  it('changes nothing in an existing project without consent', async () => {
    projectWith({ dependencies: { next: '16.0.0' } });
    const before = readFileSync(join(folder, 'package.json'), 'utf8');
    const refused = await init([folder], { answers: ['1', 'n'] });
    expect(refused.out).toContain('app/assistant/page.tsx');
    expect(refused.out).toContain('Nothing was changed.');
    expect(filesBelow(folder)).toEqual(['package.json']);
    expect(readFileSync(join(folder, 'package.json'), 'utf8')).toBe(before);
    const alone = await init([folder], { packs: true });
    expect(alone.code).toBe(2);
    expect(alone.err).toContain('--yes');
  });

  it('adds a page of its own to an existing Next.js app, and keeps what exists', async () => {
    projectWith({
      name: 'shop',
      dependencies: { next: '16.0.0', react: '18.3.1' },
      scripts: { dev: 'next' },
    });
    mkdirSync(join(folder, 'src/app/persona'), { recursive: true });
    writeFileSync(join(folder, 'src/app/persona/llm.ts'), '// mine');
    const { code, out } = await init([folder, '--yes']);
    expect(code).toBe(0);
    expect(out).toMatch(/exist and are not changed:\n {2}src\/app\/persona\/llm\.ts/);
    expect(readFileSync(join(folder, 'src/app/persona/llm.ts'), 'utf8')).toBe('// mine');
    expect(readFileSync(join(folder, 'src/app/assistant/page.tsx'), 'utf8')).toContain(
      "'../persona/assistant'",
    );
    expect(filesBelow(folder)).not.toContain('src/app/layout.tsx');
    expect(readJson(join(folder, 'package.json'))).toMatchObject({
      name: 'shop',
      scripts: { dev: 'next' },
      dependencies: { next: '16.0.0', react: '18.3.1', '@anam-ai/js-sdk': expect.any(String) },
    });
  });

  it('is the same the second time', async () => {
    await init([folder, '--framework', 'vite', '--llm', 'none']);
    const before = filesBelow(folder);
    const { code, out } = await init([folder, '--yes']);
    expect([code, filesBelow(folder)]).toEqual([0, before]);
    expect(out).toContain('0 files written.');
  });

  it.each([
    [['--framework', 'svelte'], '--framework must be vite, next, express, hono.'],
    [['--llm', 'x'], '--llm must be'],
    [['a', 'b'], 'Specify one folder.'],
    [['--frame'], '--frame'],
  ])('refuses %j', async (args, message) => {
    const { code, err } = await init(args, { packs: true });
    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  it('refuses a folder with files that is no project, and a broken package.json', async () => {
    writeFileSync(join(folder, 'thesis.txt'), 'words');
    expect((await init([folder], { packs: true })).err).toContain('is not empty and has no package.json');
    writeFileSync(join(folder, 'package.json'), '{');
    expect((await init([folder], { packs: true })).err).toContain('is not valid JSON');
  });
});
