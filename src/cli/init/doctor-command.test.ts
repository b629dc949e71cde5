import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { runCli } from '../run-cli.js';
import { projectFindings } from './project-findings.js';

const KEY = 'anam-key-0123456789';
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anam-react-doctor-'));
});

const write = (path: string, text: string) => {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
};

/** A project with everything installed. */
function project(versions: Readonly<Record<string, string>> = {}) {
  const installed = {
    'anam-react': '0.1.0',
    '@anam-ai/js-sdk': '4.27.0',
    react: '19.3.1',
    'react-dom': '19.3.1',
    ...versions,
  };
  write('package.json', JSON.stringify({ dependencies: { 'anam-react': 'file:vendor/anam-react.tgz' } }));
  write('vendor/anam-react.tgz', '');
  for (const [name, version] of Object.entries(installed))
    write(`node_modules/${name}/package.json`, JSON.stringify({ version }));
}

async function doctor(args: string[] = ['--offline'], env: Record<string, string> = {}) {
  let out = '';
  const code = await runCli(['doctor', folder, ...args], {
    env,
    stdin: (async function* () {})(),
    out: (words) => void (out += words),
    err: (words) => void (out += words),
    untilStopped: () => Promise.resolve(),
  });
  return { code, out };
}

const wrongOf = (env: Record<string, string> = {}, node = '20.20.0') =>
  projectFindings(folder, env, node).flatMap(({ verdict, found }) => (verdict === 'wrong' ? [found] : []));

describe('anam-react doctor', () => {
  it('finds nothing wrong with a new project, and says what is simulated', async () => {
    project();
    const { code, out } = await doctor();
    expect(code).toBe(0);
    expect(out).toContain('· ANAM_API_KEY is not set: the persona is simulated');
    expect(out).toContain('No problems found.');
  });

  it('reads keys from .env and prints none of them', async () => {
    project();
    write('.env', `ANAM_API_KEY=${KEY}\nLLM_URL=http://localhost:1/v1\n`);
    const { out } = await doctor(['--json', '--offline']);
    expect(JSON.parse(out)).toMatchObject({ ok: true });
    expect(out).toContain('ANAM_API_KEY is set');
    expect(out).not.toContain(KEY);
  });

  it.each([
    [{ ANAM_API_KEY: `"${KEY}"` }, 'ANAM_API_KEY contains quotes, spaces or “Bearer”'],
    [{ ANAM_API_KEY: 'your-api-key' }, 'ANAM_API_KEY looks like a placeholder'],
    [{ VITE_ANAM_API_KEY: KEY }, 'VITE_ANAM_API_KEY is sent to every browser'],
    [{ LLM_API_KEY: KEY, NEXT_PUBLIC_MODEL: KEY }, 'NEXT_PUBLIC_MODEL is sent to every browser'],
  ])('finds a variable that cannot work or leaks', (env, found) => {
    project();
    expect(wrongOf(env)).toEqual([found]);
  });

  it.each([
    ['@anam-ai/js-sdk', '4.26.9'],
    ['@anam-ai/js-sdk', '5.0.0'],
    ['react', '18.2.0'],
  ])('finds %s %s', (name, version) => {
    project({ [name]: version });
    expect(wrongOf()).toEqual([`${name} ${version}`]);
  });

  it('finds an old Node', () => {
    project();
    expect(wrongOf({}, '20.18.3')).toEqual(['Node 20.18.3']);
    expect(wrongOf({}, '18.20.0')).toEqual(['Node 18.20.0']);
    expect(wrongOf({}, '24.0.0')).toEqual([]);
  });

  it('finds that nothing is installed', () => {
    write('package.json', JSON.stringify({ dependencies: { 'anam-react': 'file:vendor/anam-react.tgz' } }));
    expect(wrongOf()).toEqual([
      'anam-react is not installed',
      'vendor/anam-react.tgz is missing',
      '@anam-ai/js-sdk is not installed',
      'react is not installed',
      'react-dom is not installed',
    ]);
  });

  it('finds a repository that would commit .env', () => {
    project();
    mkdirSync(join(folder, '.git'));
    write('.env.local', 'LLM_URL=http://localhost:1/v1');
    expect(wrongOf()).toEqual(['.gitignore does not list .env']);
    write('.gitignore', 'dist\n.env.*\n');
    expect(wrongOf()).toEqual([]);
  });

  it('refuses a folder that does not exist', async () => {
    folder = join(folder, 'nowhere');
    expect(await doctor()).toMatchObject({ code: 2, out: expect.stringContaining('is not a folder') });
  });
});
