import { handlersFromEnv } from 'anam-react/node';
import { Hono } from 'hono';

/**
 * Decides who may start sessions and use the model, both of which cost money. For now, it lets in only pages on localhost,
 * and only if the server was started with NODE_ENV=development. Before you deploy, replace this function with the check
 * of your own login.
 */
const authorize = ({ headers }: Request) =>
  process.env.NODE_ENV === 'development' &&
  /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(headers.get('host') ?? '');

const notConfigured = async () =>
  Response.json(
    { error: { code: 'not-configured', message: 'Set the variables in .env.' } },
    { status: 404 },
  );

/**
 * The persona's routes: `app.route('/api/persona', personaRoutes(process.env))`. The variables are ANAM_API_KEY,
 * ANAM_AVATAR_ID, ANAM_VOICE_ID, LLM_URL, LLM_MODEL and LLM_API_KEY.
 */
export function personaRoutes(env: Readonly<Record<string, string | undefined>>) {
  const { session, end, llm, problems } = handlersFromEnv(env, { access: { authorize } });
  for (const problem of problems) console.error(problem);
  return new Hono()
    .post('/session', (c) => (session ?? notConfigured)(c.req.raw))
    .post('/end', (c) => (end ?? notConfigured)(c.req.raw))
    .post('/llm', (c) => (llm ?? notConfigured)(c.req.raw));
}
