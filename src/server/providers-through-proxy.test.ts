// Every provider behind the proxy, with recorded answers from real endpoints. The page gets the same parts as without
// the proxy.
import { existsSync, readFileSync } from 'node:fs';
import OpenAI from 'openai';
import { describe, expect, it } from 'vitest';
import {
  agUi,
  aiSdk,
  anthropic,
  azureOpenAI,
  custom,
  fromAiSdk,
  fromOpenAI,
  gemini,
  groq,
  openai,
  openaiCompatible,
  openaiResponses,
  route,
  type LlmAdapter,
  type LlmPart,
} from '../llm/index.js';
import { formats, thought, written } from '../llm/testing/every-format.js';
import { ScriptedEndpoint } from '../llm/testing/scripted-endpoint.js';
import { createLlmProxy } from './llm-proxy.js';

type Fetch = ScriptedEndpoint['fetch'];

const apiKey = 'provider-key-0123456789';
const chatBody = formats['Chat Completions, reasoning in a field']!.body;
const bodyOf = (name: string) => formats[name]!.body;

/** Each factory of `anam-react/llm`, with an answer in its own wire format. */
const providers: Readonly<Record<string, { make: (fetch: Fetch) => LlmAdapter; body: string }>> = {
  openaiCompatible: {
    make: (fetch) => openaiCompatible({ url: 'https://a.example/v1', model: 'm', apiKey, fetch }),
    body: chatBody,
  },
  openai: { make: (fetch) => openai({ model: 'm', apiKey, fetch }), body: chatBody },
  groq: { make: (fetch) => groq({ model: 'm', apiKey, fetch }), body: chatBody },
  azureOpenAI: {
    make: (fetch) => azureOpenAI({ endpoint: 'https://a.example', deployment: 'm', apiKey, fetch }),
    body: chatBody,
  },
  agUi: {
    make: (fetch) => agUi({ url: 'https://a.example/agent', headers: { authorization: apiKey }, fetch }),
    body: bodyOf('AG-UI'),
  },
  anthropic: {
    make: (fetch) => anthropic({ model: 'm', apiKey, fetch }),
    body: bodyOf('Anthropic Messages'),
  },
  gemini: { make: (fetch) => gemini({ model: 'm', apiKey, fetch }), body: bodyOf('Gemini') },
  openaiResponses: {
    make: (fetch) => openaiResponses({ model: 'm', apiKey, fetch }),
    body: bodyOf('Responses'),
  },
  fromOpenAI: {
    make: (fetch) => fromOpenAI(new OpenAI({ apiKey, maxRetries: 0, fetch }), { model: 'm' }),
    body: chatBody,
  },
  route: {
    make: (fetch) => route([groq({ model: 'm', apiKey, fetch })]),
    body: chatBody,
  },
  aiSdk: {
    make: (fetch) => aiSdk({ url: 'https://a.example/api/chat', fetch }),
    body: bodyOf('AI SDK UI message stream'),
  },
  textStream: { ...formats['Plain text']! },
  fromAiSdk: {
    make: () =>
      fromAiSdk(() => ({
        stream: (async function* () {
          yield { type: 'reasoning-delta', id: 'r', text: thought };
          yield { type: 'text-delta', id: 't', text: written };
          yield { type: 'finish', finishReason: 'stop' };
        })(),
      })),
    body: '',
  },
  custom: {
    make: () =>
      custom(async function* () {
        yield { type: 'reasoning-delta', text: thought };
        yield written;
      }),
    body: '',
  },
};

/** Returns the parts, and the code of the error after them, if there is one. */
async function read(adapter: LlmAdapter): Promise<{ parts: LlmPart[]; code?: string }> {
  const parts: LlmPart[] = [];
  const request = { messages: [{ role: 'user', content: 'Hallo' }] } as const;
  try {
    for await (const part of adapter.stream(request, { signal: new AbortController().signal }))
      parts.push(part);
    return { parts };
  } catch (error) {
    return { parts, code: (error as { code: string }).code };
  }
}

function throughProxy(llm: LlmAdapter): LlmAdapter {
  const handler = createLlmProxy({ llm, allowTools: true, authorize: () => true });
  return openaiCompatible({
    url: '/api/persona/llm',
    model: 'small',
    fetch: (path, init) => handler(new Request(new URL(path, 'https://app.example.com'), init)),
  });
}

const answering = (body: string) =>
  new ScriptedEndpoint({ body, headers: { 'content-type': 'text/event-stream' } }).fetch;

/**
 * The provider data of a call is wrapped, because only the proxy reads it again. Token counts stay on the server, as do
 * message ids unless the server allows ids.
 */
const wrapped = (part: LlmPart): LlmPart => {
  if (part.type === 'finish') return { type: 'finish', reason: part.reason };
  if (part.type === 'text-delta') return { type: 'text-delta', text: part.text };
  return inCall(part);
};
const inCall = (part: LlmPart): LlmPart =>
  part.type === 'tool-call' && part.providerData !== undefined
    ? { ...part, providerData: { extra_content: { x_anam_react: part.providerData } } }
    : part;

async function expectTheSame(make: (fetch: Fetch) => LlmAdapter, body: string) {
  const direct = await read(make(answering(body)));
  const through = await read(throughProxy(make(answering(body))));
  expect(through).toEqual({ ...direct, parts: direct.parts.map(wrapped) });
  return through;
}

describe('the page gets the same parts through the proxy', () => {
  it.each(Object.entries({ ...providers, ...formats }))('%s', async (_name, { make, body }) => {
    const { parts, code } = await expectTheSame(make, body);
    const all = (type: string) =>
      parts.map((part) => (part.type === type && 'text' in part ? part.text : ''));
    expect([all('reasoning-delta').join(''), all('text-delta').join(''), code]).toEqual([
      thought,
      written,
      undefined,
    ]);
  });

  it('has every provider that there is', async () => {
    const made = Object.entries(await import('../llm/index.js')).filter(
      ([name, value]) => typeof value === 'function' && name !== 'contentText',
    );
    expect(Object.keys(providers).sort()).toEqual(made.map(([name]) => name).sort());
  });
});

const folder = new URL('../../../shared/recordings/', import.meta.url);
const present = existsSync(new URL('index.json', folder));
const recordings = present
  ? (JSON.parse(readFileSync(new URL('index.json', folder), 'utf8')) as { file: string; protocol: string }[])
  : [];
const factoryOf: Readonly<Record<string, string>> = {
  'openai-chat': 'openaiCompatible',
  'openai-responses': 'openaiResponses',
};

describe.skipIf(!present)(
  'recordings through the proxy (skipped where ../shared/recordings is absent)',
  () => {
    it.each(recordings)('$file', async ({ file, protocol }) => {
      const { make } = providers[factoryOf[protocol] ?? protocol]!;
      const { parts, code } = await expectTheSame(make, readFileSync(new URL(file, folder), 'utf8'));
      expect(parts.length + (code ?? '').length).toBeGreaterThan(0);
    });
  },
);
