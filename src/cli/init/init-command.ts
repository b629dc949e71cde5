import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { UsageError, type CliIo, type ExitCode } from '../cli-io.js';
import { version } from '../version.js';
import { questions, type Choice, type Questions } from './ask.js';
import { nextSteps } from './next-steps.js';
import { ownDependency } from './pack-self.js';
import { extendedManifest, frameworkOf, newManifest, type ProjectManifest } from './project-manifest.js';
import { run, runHere } from './run-program.js';
import { backEnds, frameworks, starterFiles, type BackEnd, type Framework } from './starters.js';
import { planOf, writeFiles, type WritePlan } from './write-plan.js';

const frameworkChoices: readonly Choice<Framework>[] = [
  ['vite', 'Vite, with a small Node server'],
  ['next', 'Next.js (App Router)'],
  ['express', 'Vite, with Express'],
  ['hono', 'Vite, with Hono'],
];

const backEndChoices: readonly Choice<BackEnd>[] = [
  ['none', 'nothing yet: start with a scripted model'],
  ['ai-sdk', 'an AI SDK route, as useChat uses it'],
  ['openai', 'an endpoint with OpenAI’s Chat Completions API (OpenAI, Groq, Ollama, vLLM …)'],
  ['anam', 'one of Anam’s own models'],
];

/** `anam-react init`: creates a project, or adds a persona to an existing one. */
export async function initCommand(
  args: readonly string[],
  io: CliIo,
  pack: typeof ownDependency = ownDependency,
): Promise<ExitCode> {
  const options = readOptions(args);
  const folder = resolve(options.folder);
  const manifest = manifestIn(folder);
  const isAsking = io.interactive === true && !options.yes;
  const asked = isAsking ? questions(io) : null;
  try {
    const framework = await frameworkFor(folder, manifest, options.framework, asked);
    const backEnd =
      options.llm ?? (await asked?.choose('Which model does your persona use?', backEndChoices)) ?? 'none';
    const source = existsSync(join(folder, 'src/app')) ? 'src' : '';
    const files = starterFiles({ framework, backEnd, source, isAddition: manifest !== null });
    const plan = planOf(folder, files);
    if (manifest && !(await agreed(plan, framework, asked, options.yes, io))) return 0;
    await write(folder, manifest, framework, plan, pack);
    io.out(`${plan.toCreate.length} files written.\n`);
    asked?.close();
    return await installAndStart({ ...options, folder, isNew: manifest === null, framework, backEnd }, io);
  } finally {
    asked?.close();
  }
}

function readOptions(args: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    allowNegative: true,
    options: {
      framework: { type: 'string' },
      llm: { type: 'string' },
      yes: { type: 'boolean', default: false },
      install: { type: 'boolean', default: true },
      start: { type: 'boolean', default: true },
    },
  });
  if (positionals.length > 1) throw new UsageError('Specify one folder.');
  return {
    folder: positionals[0] ?? '.',
    framework: oneOf('--framework', frameworks, values.framework),
    llm: oneOf('--llm', backEnds, values.llm),
    yes: values.yes,
    install: values.install,
    start: values.start,
  };
}

function oneOf<Value extends string>(name: string, known: readonly Value[], value: string | undefined) {
  if (value === undefined) return undefined;
  const found = known.find((one) => one === value);
  if (found === undefined) throw new UsageError(`${name} must be ${known.join(', ')}.`);
  return found;
}

/** Returns the manifest of the project in the folder; `null` if the folder is new or contains only dotfiles. */
function manifestIn(folder: string): ProjectManifest | null {
  if (!existsSync(folder)) return null;
  const path = join(folder, 'package.json');
  if (existsSync(path)) {
    try {
      return JSON.parse(readFileSync(path, 'utf8')) as ProjectManifest;
    } catch {
      throw new UsageError(`${path} is not valid JSON. Fix it first.`);
    }
  }
  const rest = readdirSync(folder).filter((name) => !name.startsWith('.') && !name.endsWith('.tgz'));
  if (rest.length > 0)
    throw new UsageError(
      `${folder} is not empty and has no package.json. Choose a new folder: anam-react init my-persona`,
    );
  return null;
}

async function frameworkFor(
  folder: string,
  manifest: ProjectManifest | null,
  chosen: Framework | undefined,
  asked: Questions | null,
): Promise<Framework> {
  if (chosen) return chosen;
  const found = manifest && frameworkOf(manifest);
  if (found) return found;
  if (asked) return asked.choose('Which framework?', frameworkChoices);
  if (!manifest) return 'vite';
  throw new UsageError(
    `${folder} does not use a framework that init supports. Specify one with --framework.`,
  );
}

/** Shows what would change in an existing project, and asks. */
async function agreed(
  plan: WritePlan,
  framework: Framework,
  asked: Questions | null,
  yes: boolean,
  io: CliIo,
) {
  const list = (title: string, paths: readonly string[]) =>
    paths.length > 0 ? `${title}\n${paths.map((path) => `  ${path}\n`).join('')}` : '';
  io.out(
    list(
      'New files:',
      plan.toCreate.map(({ path }) => path),
    ) +
      list('These files exist and are not changed:', plan.kept) +
      `anam-react and its dependencies are added to package.json${framework === 'next' ? '' : ', if missing'}.\n`,
  );
  if (yes) return true;
  if (!asked) throw new UsageError('This folder contains a project. Pass --yes to add these files to it.');
  const isYes = await asked.confirm('Write them?');
  if (!isYes) io.out('Nothing was changed.\n');
  return isYes;
}

async function write(
  folder: string,
  manifest: ProjectManifest | null,
  framework: Framework,
  plan: WritePlan,
  pack: typeof ownDependency,
) {
  mkdirSync(folder, { recursive: true });
  const own = await pack(folder, version());
  const next = manifest ? extendedManifest(manifest, framework, own) : newManifest(folder, framework, own);
  writeFiles(folder, plan.toCreate);
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(next, null, 2)}\n`);
}

interface Made {
  readonly folder: string;
  readonly isNew: boolean;
  readonly framework: Framework;
  readonly backEnd: BackEnd;
  readonly install: boolean;
  readonly start: boolean;
}

async function installAndStart(made: Made, io: CliIo): Promise<ExitCode> {
  const { folder, isNew, install, start } = made;
  const manager = managerOf(folder, io.env);
  if (install) {
    io.out(`Installing with ${manager} …\n`);
    try {
      await run(manager, ['install', ...(manager === 'npm' ? ['--no-audit', '--no-fund'] : [])], folder);
    } catch (error) {
      io.err(`${error instanceof Error ? error.message : String(error)}\n`);
      return 1;
    }
  }
  const isStarting = isNew && install && start && io.interactive === true;
  io.out(nextSteps({ ...made, path: relative(process.cwd(), folder), manager, isStarting }));
  return isStarting && (await runHere(manager, ['run', 'dev'], folder)) !== 0 ? 1 : 0;
}

/** Returns the project's own package manager, or the one that runs this command. */
function managerOf(folder: string, env: CliIo['env']): string {
  const locks = {
    'pnpm-lock.yaml': 'pnpm',
    'yarn.lock': 'yarn',
    'bun.lock': 'bun',
    'package-lock.json': 'npm',
  };
  const found = Object.entries(locks).find(([lock]) => existsSync(join(folder, lock)))?.[1];
  const running = env['npm_config_user_agent']?.split('/', 1)[0];
  return found ?? (running && Object.values(locks).includes(running) ? running : 'npm');
}
