/** Imitates the ElevenLabs endpoint that returns an agent's signed URL, from its public description, as a `fetch`. */
export function imitateElevenLabs(apiKey: string, agentId: string) {
  const signed: string[] = [];
  const send: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const { pathname, searchParams } = new URL(request.url);
    const known = request.method === 'GET' && pathname === '/v1/convai/conversation/get-signed-url';
    if (!known) return Response.json({ detail: 'Not Found' }, { status: 404 });
    if (request.headers.get('xi-api-key') !== apiKey) {
      return Response.json({ detail: { status: 'invalid_api_key' } }, { status: 401 });
    }
    if (searchParams.get('agent_id') !== agentId) {
      return Response.json({ detail: { status: 'agent_not_found' } }, { status: 404 });
    }
    const url = `wss://api.elevenlabs.io/v1/convai/conversation?agent_id=${agentId}&conversation_signature=cvtkn_${signed.length}_0123456789`;
    signed.push(url);
    return Response.json({ signed_url: url });
  };
  return { signed, fetch: send };
}

/** One `fetch` for several hosts. A request to any other host fails the test. */
export function byHost(hosts: Readonly<Record<string, typeof fetch>>): typeof fetch {
  return async (input, init) => {
    const { host } = new URL(input instanceof Request ? input.url : String(input));
    const send = hosts[host];
    if (!send) throw new TypeError(`${host} was asked, and should not have been.`);
    return send(input, init);
  };
}
