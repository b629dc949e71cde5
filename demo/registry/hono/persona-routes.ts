import { handlersFromEnv } from 'anam-react/node';
import { Hono } from 'hono';

/**
 * Decides who may start sessions and use the model, both of which cost money. For now, only requests to this machine
 * during development may. Before you deploy, check your own login here.
 */
const authorize = (request: Request) =>
  process.env.NODE_ENV !== 'production' &&
  ['localhost', '127.0.0.1', '[::1]'].includes(new URL(request.url).hostname);

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
