import { handlersFromEnv } from 'anam-react/node';

/**
 * Decides who may start sessions and use the model, both of which cost money. For now, only requests to this machine
 * during development may. Before you deploy, check your own login here.
 */
const authorize = (request: Request) =>
  process.env.NODE_ENV !== 'production' &&
  ['localhost', '127.0.0.1', '[::1]'].includes(new URL(request.url).hostname);

/** Created from ANAM_API_KEY, ANAM_AVATAR_ID, ANAM_VOICE_ID, LLM_URL, LLM_MODEL and LLM_API_KEY. */
export const handlers = handlersFromEnv(process.env, { access: { authorize } });

for (const problem of handlers.problems) console.error(problem);

/** Responds for a route whose variables are not set. */
export const notConfigured = async () =>
  Response.json(
    { error: { code: 'not-configured', message: 'Set the variables in .env.' } },
    { status: 404 },
  );
