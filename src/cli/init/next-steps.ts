import type { BackEnd, Framework } from './starters.js';

interface Steps {
  /** Relative to the working directory; empty if it is the working directory. */
  readonly path: string;
  readonly isNew: boolean;
  readonly isStarting: boolean;
  readonly framework: Framework;
  readonly backEnd: BackEnd;
  readonly manager: string;
  readonly install: boolean;
}

const keys: Record<BackEnd, string> = {
  none: 'ANAM_API_KEY and LLM_API_KEY',
  openai: 'ANAM_API_KEY and LLM_API_KEY (with LLM_URL and LLM_MODEL if it is not Groq’s)',
  'ai-sdk': 'ANAM_API_KEY and CHAT_URL, the URL of your route',
  anam: 'ANAM_API_KEY',
};

const viteAddition = `
Two things are left to do in your own files:
  vite.config  mount the routes: import { createApi } from './server/api.js', and add
               { name: 'api', configureServer: ({ middlewares }) => void middlewares.use(createApi(process.env, { isDevServer: true })) } to plugins
  your page    render <Assistant setup={…} /> from src/persona/assistant with the JSON of GET /api/persona,
               and import 'anam-react/styles.css'
In production, mount createApi in your server.
`;

/** Returns the text about what to do after `init`. */
export function nextSteps({ path, isNew, isStarting, framework, backEnd, manager, install }: Steps): string {
  const commands = [
    ...(path === '' ? [] : [`cd ${path}`]),
    ...(install ? [] : [`${manager} install`]),
    `${manager} run dev`,
  ].join('\n  ');
  const real =
    `To make it real, ${isNew ? 'copy .env.example to .env and set' : 'set in .env'} ${keys[backEnd]}.\n` +
    'Only the dev server, opened at localhost, then starts sessions. Before you deploy, replace `authorize` in\n' +
    'persona-handlers.js with the check of your login.\n';
  if (isStarting) return `${real}Starting the page …\n`;
  const where = framework === 'next' && !isNew ? '\nThe persona is on the page /assistant.\n' : '';
  return `\nNext:\n  ${commands}\n${where}${isNew || framework === 'next' ? '' : viteAddition}${real}`;
}
