/**
 * Any page may call the endpoint, as with OpenAI. Access depends only on the secret, never on the origin or on cookies.
 */
const allowed = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'retry-after, x-request-id, x-anam-react-note',
};

const KEY_HEADERS = 'authorization, api-key, x-goog-api-key, content-type';

export function withCors(response: Response): Response {
  for (const [name, value] of Object.entries(allowed)) response.headers.set(name, value);
  return response;
}

export function preflight({ headers }: Request): Response {
  const asked = headers.get('access-control-request-headers') ?? '';
  return withCors(
    new Response(null, {
      status: 204,
      headers: {
        'access-control-allow-methods': 'GET, HEAD, POST, OPTIONS',
        'access-control-allow-headers': /^[\w\s,-]{1,1000}$/.test(asked) ? asked : KEY_HEADERS,
        'access-control-max-age': '600',
      },
    }),
  );
}
