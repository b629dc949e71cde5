import fc from 'fast-check';
import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { fakeUpstream } from '../testing/fake-upstream.js';
import { anamApi, type AnamApi } from './anam-api.js';

const visible = fc.string({
  unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
  minLength: 12,
  maxLength: 60,
});

/** The forms in which a service may echo a request. */
const echoes: readonly ((secret: string) => string)[] = [
  (secret) => secret,
  (secret) => `Bearer ${secret}`,
  (secret) => encodeURIComponent(secret),
  (secret) => btoa(secret),
  (secret) => JSON.stringify(secret),
  (secret) => secret.toUpperCase(),
];

const forms: readonly ((echo: string) => string)[] = [
  (echo) => JSON.stringify({ message: `invalid key ${echo}` }),
  (echo) => JSON.stringify({ error: { message: echo } }),
  (echo) => echo,
  (echo) => `<html>${echo}</html>`,
  (echo) =>
    JSON.stringify({
      id: 'a',
      displayName: echo,
      secret: echo,
      description: `key: ${echo}`,
      metadata: { nested: [{ key: echo }] },
      urls: [{ url: `https://a.example.com/${echo}` }],
      data: [{ id: 'a', displayName: echo }],
      messages: [{ message: `${'x'.repeat(20)}${echo}` }],
      limit: 1,
    }),
];

const asks: readonly ((anam: AnamApi, secret: string) => Promise<unknown>)[] = [
  (anam) => anam.llms.list(),
  (anam) => anam.llms.get('a'),
  (anam, secret) =>
    anam.llms.create({
      displayName: 'Mine',
      urls: ['https://a.example.com/v1/chat/completions'],
      llmFormat: 'openai',
      modelName: 'm',
      secret,
    }),
  (anam, secret) => anam.llms.update('a', { secret }),
  (anam) => anam.sessions.transcript('a'),
  (anam) => anam.sessions.stop('a'),
];

const known = (text: string, secret: string) => {
  const half = secret.slice(0, Math.ceil(secret.length / 2));
  return half.length >= 8 && (text.includes(secret) || text.includes(encodeURIComponent(secret)));
};

/** Everything that can reach a log: the message, the stack, the data, the cause, and what a debugger prints. */
const printed = (value: unknown) =>
  [
    inspect(value, { depth: 9, maxStringLength: null }),
    JSON.stringify(value),
    String((value as Error | undefined)?.stack),
  ].join('\n');

it('neither a result nor an error contains a key, whatever the service echoes', async () => {
  await fc.assert(
    fc.asyncProperty(
      visible,
      visible,
      fc.constantFrom(...asks),
      fc.constantFrom(...echoes),
      fc.constantFrom(...forms),
      fc.constantFrom(200, 201, 302, 400, 401, 403, 404, 409, 429, 500, 503),
      async (apiKey, secret, ask, echo, form, status) => {
        const body = form(`${echo(apiKey)} ${echo(secret)}`);
        const headers = { 'retry-after': '3', 'x-ratelimit-note': apiKey };
        const { fetch } = fakeUpstream(() => new Response(body, { status, headers }));
        const got = await ask(anamApi({ apiKey, fetch }), secret).catch((error: unknown) => error);
        const text = printed(got);
        const sendsSecret = ask === asks[2] || ask === asks[3];
        expect(known(text, apiKey)).toBe(false);
        if (sendsSecret) expect(known(text, secret)).toBe(false);
      },
    ),
    { numRuns: 150 },
  );
});

it('an error of fetch that quotes the headers or the body does not reach the caller', async () => {
  await fc.assert(
    fc.asyncProperty(visible, visible, async (apiKey, secret) => {
      const send: typeof fetch = (_, init) =>
        Promise.reject(
          new Error(`sent ${JSON.stringify(init?.headers)}`, {
            cause: new Error(JSON.stringify(init?.body)),
          }),
        );
      const got = await asks[2]?.(anamApi({ apiKey, fetch: send }), secret).catch((error: unknown) => error);
      expect(got).toMatchObject({ code: 'anam-unreachable' });
      expect(known(printed(got), apiKey) || known(printed(got), secret)).toBe(false);
    }),
    { numRuns: 40 },
  );
});

it('removes a key from a text that is longer than the redactor reads', async () => {
  const apiKey = 'anam-key-0123456789';
  const { fetch } = fakeUpstream(() =>
    Response.json({ id: 'a', description: `${'x'.repeat(50_000)}${apiKey}` }),
  );
  const { description } = await anamApi({ apiKey, fetch }).llms.get('a');
  expect(description).toBe(`${'x'.repeat(50_000)}[redacted]`);
});

it('no error about an input quotes the secret or the URL', async () => {
  const anam = anamApi({ apiKey: 'anam-key-0123456789', fetch: () => Promise.reject(new Error('sent')) });
  const wrong = [
    { secret: 'my secret 0123' },
    { urls: ['https://a.example.com?api_key=my secret 0123'] },
    { urls: ['https://u:my secret 0123@a.example.com'] },
    { urls: ['my secret 0123'] },
    { urls: 'my secret 0123' },
    { modelName: 7, secret: 'my secret 0123' },
  ];
  for (const fields of wrong) {
    const llm = {
      displayName: 'd',
      urls: ['https://a.example.com'],
      llmFormat: 'openai',
      modelName: 'm',
      secret: 's'.repeat(9),
      ...fields,
    };
    const got: unknown = await anam.llms.create(llm as never).catch((error: unknown) => error);
    expect(got).toMatchObject({ code: 'config-invalid' });
    expect(printed(got)).not.toContain('my secret 0123');
  }
});
