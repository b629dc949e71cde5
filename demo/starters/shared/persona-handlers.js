import { handlersFromEnv } from 'anam-react/node';

// Used with your own key. Other ids: https://lab.anam.ai, or `anam-react avatars` and `anam-react voices`. This is Cara
// with her voice, from https://docs.anam.ai/concepts/personas.
const persona = {
  ANAM_AVATAR_ID: '30fa96d0-26c4-4e55-94a0-517025942e18',
  ANAM_VOICE_ID: '6bfbe25a-979d-40f3-a92b-5394170af54b',
};
const model = { LLM_URL: 'https://api.groq.com/openai/v1', LLM_MODEL: 'openai/gpt-oss-120b' };

/**
 * Decides who may start sessions and use the model, which cost money. For now, only the dev server lets requests in, and
 * only from pages on localhost. Before you deploy, replace this function with the check of your own login.
 * @param {Request} request
 * @param {boolean} isDevServer
 */
function authorize({ headers }, isDevServer) {
  if (isDevServer && /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(headers.get('host') ?? '')) return true;
  console.warn('This server has no login yet: replace `authorize` in persona-handlers.js.');
  return false;
}

/**
 * The handlers of the persona, from environment variables; `.env.example` lists them.
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {{ isDevServer?: boolean }} [options]
 */
export function personaHandlers(env, { isDevServer = false } = {}) {
  const handlers = handlersFromEnv(
    { ...(env.ANAM_API_KEY && persona), ...(env.LLM_API_KEY && model), ...env },
    {
      access: {
        authorize: (request) => authorize(request, isDevServer),
        onRefusal: ({ status, code, message }, { url }) =>
          console.warn(`${new URL(url).pathname} ${status} ${code}: ${message}`),
      },
      // The page's tools. On a public server, list their names.
      allowTools: true,
    },
  );
  for (const problem of handlers.problems) console.warn(problem);
  return handlers;
}

/**
 * The information for the page: which keys are set. Never a key itself.
 * @param {ReturnType<typeof personaHandlers>} handlers
 * @param {Readonly<Record<string, string | undefined>>} env
 */
export const setupOf = ({ session, model: name, llmId }, env) => ({
  hasPersona: session !== null,
  model: name ?? null,
  chatUrl: env.CHAT_URL || null,
  llmId: llmId ?? null,
});

/** The response of a route whose keys are not set. */
export const notConfigured = async () =>
  Response.json({ error: { code: 'not-configured', message: 'Set the keys in .env.' } }, { status: 404 });
