import { SECRET } from './hosts.js';

/** A request in one of the supported forms. */
export interface Form {
  readonly name: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const messages = [{ role: 'user', content: 'Hi' }];
const chat = JSON.stringify({ model: 'm', messages, stream: true });
const contents = JSON.stringify({
  contents: [{ role: 'user', parts: [{ text: 'Hi' }] }],
  generationConfig: { thinkingConfig: { includeThoughts: true } },
});
const bearer = { authorization: `Bearer ${SECRET}` };
const gemini = '/api/llm/v1beta/models/m:streamGenerateContent';

export const forms: readonly Form[] = [
  { name: 'openai', path: '/api/llm/v1/chat/completions', headers: bearer, body: chat },
  {
    name: 'azure',
    path: '/api/llm/openai/deployments/m/chat/completions?api-version=2024-10-21',
    headers: { 'api-key': SECRET },
    body: chat,
  },
  { name: 'gemini', path: `${gemini}?alt=sse`, headers: { 'x-goog-api-key': SECRET }, body: contents },
  { name: 'gemini array', path: gemini, headers: { 'x-goog-api-key': SECRET }, body: contents },
  { name: 'groq', path: '/api/llm/openai/v1/chat/completions', headers: bearer, body: chat },
  { name: 'proxy', path: '/api/persona/llm', headers: {}, body: chat },
];

/** Returns the bytes of a request, up to the point where the client stops. */
export function bytesOf(
  { path, headers, body }: Form,
  sends: 'half-headers' | 'headers' | 'half-body' | 'all',
): string {
  const lines = [
    `POST ${path} HTTP/1.1`,
    'host: localhost',
    'content-type: application/json',
    `content-length: ${body.length}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  const head = lines.join('\r\n');
  if (sends === 'half-headers') return head;
  const sent = { headers: 0, 'half-body': body.length / 2, all: body.length }[sends];
  return `${head}\r\n\r\n${body.slice(0, sent)}`;
}
