import { handlersFromEnv } from 'anam-react/node';

/**
 * Decides who may start sessions and use the model, both of which cost money. For now, only `next dev` lets requests in,
 * and only from pages on localhost. Before you deploy, replace this function with the check of your own login.
 */
const authorize = ({ headers }: Request) =>
  process.env.NODE_ENV === 'development' &&
  /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(headers.get('host') ?? '');

/** Created from ANAM_API_KEY, ANAM_AVATAR_ID, ANAM_VOICE_ID, LLM_URL, LLM_MODEL and LLM_API_KEY. */
export const handlers = handlersFromEnv(process.env, { access: { authorize } });

for (const problem of handlers.problems) console.error(problem);

/** Responds for a route whose variables are not set. */
export const notConfigured = async () =>
  Response.json(
    { error: { code: 'not-configured', message: 'Set the variables in .env.' } },
    { status: 404 },
  );
