import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const frameworks = ['vite', 'next', 'express', 'hono'] as const;
export type Framework = (typeof frameworks)[number];

export const backEnds = ['ai-sdk', 'openai', 'anam', 'none'] as const;
export type BackEnd = (typeof backEnds)[number];

/** A file that `init` writes. */
export interface StarterFile {
  /** Relative to the project's folder, with `/`. */
  readonly path: string;
  readonly text: string;
}

export interface Starter {
  readonly framework: Framework;
  readonly backEnd: BackEnd;
  /** The folder that holds the Next.js `app` folder: empty, or `src`. */
  readonly source?: string;
  /** Whether to return only the files to add to an existing project, without a page and a configuration. */
  readonly isAddition?: boolean;
}

/** `src/cli/init` and `dist/cli/init` are at the same depth, so one relative path works for both. */
const folder = join(import.meta.dirname, '../../../demo/starters');

/** Returns a starter's files, without `package.json`. */
export function starterFiles(starter: Starter): StarterFile[] {
  const files = starter.framework === 'next' ? nextFiles(starter) : viteFiles(starter);
  return files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function viteFiles({ framework, backEnd, isAddition = false }: Starter): StarterFile[] {
  const server = framework === 'vite' ? 'http' : framework;
  return [
    ...filesIn('page', 'src'),
    llmFile(backEnd, 'src/persona'),
    file('shared/persona-handlers.js', 'server/persona-handlers.js'),
    ...filesIn(server).filter(({ path }) => !isAddition || path !== 'server/index.js'),
    ...(isAddition ? [] : [...filesIn('vite'), ...projectFiles(backEnd)]),
  ];
}

function nextFiles({ backEnd, source = '', isAddition = false }: Starter): StarterFile[] {
  const app = source === '' ? 'app' : `${source}/app`;
  const routes = filesIn('next-routes', app);
  return [
    ...filesIn('page', app),
    llmFile(backEnd, `${app}/persona`),
    file('shared/persona-handlers.js', `${app}/api/persona/persona-handlers.js`),
    ...(isAddition
      ? routes.map((one) => inFolder(one, `${app}/page.tsx`, `${app}/assistant/page.tsx`))
      : routes),
    ...(isAddition ? [] : [...filesIn('next'), ...projectFiles(backEnd)]),
  ];
}

/** Moves the page one folder deeper, because an existing app already has a page at its root. */
const inFolder = (one: StarterFile, from: string, to: string): StarterFile =>
  one.path === from ? { path: to, text: one.text.replaceAll("from './", "from '../") } : one;

const projectFiles = (backEnd: BackEnd): StarterFile[] => [
  file('shared/_gitignore', '.gitignore'),
  file('shared/tests/persona.test.mjs', 'tests/persona.test.mjs'),
  { path: '.env.example', text: envExample(backEnd) },
];

const llmFile = (backEnd: BackEnd, into: string): StarterFile =>
  file(`llm/${backEnd === 'openai' || backEnd === 'none' ? 'model' : backEnd}.ts`, `${into}/llm.ts`);

const file = (from: string, path: string): StarterFile => ({
  path,
  text: readFileSync(join(folder, from), 'utf8'),
});

function filesIn(from: string, into = ''): StarterFile[] {
  return readdirSync(join(folder, from), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name)
        .slice(join(folder, from).length + 1)
        .replaceAll('\\', '/');
      return file(`${from}/${path}`, into === '' ? path : `${into}/${path}`);
    });
}

const model = `# Your model: any endpoint that speaks OpenAI's Chat Completions. The key alone is enough for Groq (https://console.groq.com/keys).
LLM_API_KEY=
# LLM_URL=http://localhost:11434/v1
# LLM_MODEL=
# Instructions that the page cannot change.
# LLM_SYSTEM_PROMPT=`;

const lines: Record<BackEnd, string> = {
  openai: model,
  none: model,
  'ai-sdk': `# Your AI SDK route. The page calls it, so another origin must allow the page's origin (CORS).
CHAT_URL=`,
  anam: `# The model that Anam calls. Without it, GPT OSS 120B. Other ids: \`anam-react llms list --defaults\`.
# ANAM_LLM_ID=`,
};

/** Returns `.env.example`: the variables that connect the starter to real services. */
const envExample = (
  backEnd: BackEnd,
): string => `# Copy this file to .env. Without keys, everything is simulated. Keys stay on the server.

# A real persona: create a key at https://lab.anam.ai. The key alone gives you Cara, one of Anam's own avatars.
ANAM_API_KEY=
# ANAM_AVATAR_ID=
# ANAM_VOICE_ID=

${lines[backEnd]}
`;
