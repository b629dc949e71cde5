export interface Call {
  readonly url: string;
  readonly init: RequestInit & { readonly signal: AbortSignal };
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

/** A `fetch` that records its requests and obeys its signal, like the real one. */
export function fakeUpstream(answer: (call: Call) => Response | Promise<Response>) {
  const calls: Call[] = [];
  const send: typeof fetch = async (input, init) => {
    const signal = init?.signal ?? new AbortController().signal;
    const call: Call = {
      url: input instanceof Request ? input.url : String(input),
      init: { ...init, signal },
      headers: new Headers(init?.headers),
      body: JSON.parse((init?.body as string | undefined) ?? '{}') as Record<string, unknown>,
    };
    calls.push(call);
    return Promise.race([answer(call), rejectedBy(signal)]);
  };
  return { calls, fetch: send };
}

function rejectedBy(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const fail = () => reject(new DOMException('This operation was aborted', 'AbortError'));
    if (signal.aborted) fail();
    else signal.addEventListener('abort', fail);
  });
}

export const never = () => new Promise<Response>(() => {});
