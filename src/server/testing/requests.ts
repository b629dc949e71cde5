/** Creates the POST that a page on the same site would send. */
export function post(
  body: unknown,
  init: { headers?: Record<string, string>; signal?: AbortSignal } = {},
): Request {
  return new Request('https://app.example.com/api', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...init.headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...(init.signal && { signal: init.signal }),
  });
}

interface ErrorBody {
  readonly error: { readonly code: string; readonly message: string; readonly detail?: string };
}

/** Returns the status and error of a refused request, and the whole text, which tests search for secrets. */
export async function refusalOf(response: Response) {
  const text = await response.text();
  const { error } = JSON.parse(text) as ErrorBody;
  return { status: response.status, ...error, text };
}
