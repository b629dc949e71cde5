import { anamApi } from '../../src/server/anam/anam-api.js';
import { formOf } from '../../src/server/endpoint/forms.js';
import { OpenCalls } from '../../src/server/endpoint/open-calls.js';
import { routeOf, type LlmEndpointSpec } from '../../src/server/endpoint/endpoint-route.js';
import { isTooDeep } from '../../src/internal/json-nesting.js';
import { createRedactor } from '../../src/internal/redactor.js';
import { createScrubber } from '../../src/internal/secret-scrubber.js';
import { printable } from '../../src/internal/printable.js';
import { visibleText } from '../../src/internal/visible-text.js';
import { jsonList, one, type MakeInput } from './hostile-inputs.js';
import type { Reader } from './reader.js';

const paths: Readonly<Record<LlmEndpointSpec, string>> = {
  openai: '/v1/chat/completions',
  azure: '/openai/deployments/m/chat/completions',
  gemini: '/v1beta/models/m:streamGenerateContent',
  groq: '/openai/v1/chat/completions',
};
const at = (path: string) => new Request(`https://host.example${path}`, { method: 'POST' });

/** Parses and reads a request. Rejected input counts as read. */
const request = (spec: LlmEndpointSpec) => (pieces: readonly string[]) => {
  const route = routeOf(at(paths[spec]), undefined);
  const text = pieces.join('');
  // `readJsonBody` makes the same check.
  if (isTooDeep(text)) return text.length;
  try {
    return formOf(spec).read(JSON.parse(text) as Record<string, unknown>, route);
  } catch (refusal) {
    return String(refusal).length;
  }
};

const calling = (ids: (index: number) => object) =>
  jsonList('{"messages":[{"role":"assistant","tool_calls":[', ids, ']}]}');
const call = (index: number) => ({ id: `${index}`, function: { name: 'f', arguments: '{}' } });
const answered =
  (order: (index: number, count: number) => number): MakeInput =>
  (length) => {
    const count = Math.ceil(length / 110);
    const calls = Array.from({ length: count }, (_, index) => call(index));
    const results = calls.map((_, index) => ({
      role: 'tool',
      tool_call_id: `${order(index, count)}`,
      content: '',
    }));
    return JSON.stringify({ messages: [{ role: 'assistant', tool_calls: calls }, ...results] });
  };
const user = (content: unknown) => ({ role: 'user', content });
const deep = (front: string, back: string): MakeInput => {
  const size = front.length + back.length;
  return (length) =>
    `{"messages":[{"role":"user","content":"a"}],"tools":[{"function":{"name":"f","parameters":{"a":${front.repeat(length / size)}1${back.repeat(length / size)}}}}]}`;
};

const chatRequests: ReadonlyMap<string, MakeInput> = new Map([
  ['one text', one('{"messages":[{"role":"user","content":"', 'a', '"}]}')],
  ['one escaped text', one('{"messages":[{"role":"user","content":"', String.raw`\u0000`, '"}]}')],
  ['messages', jsonList('{"messages":[', () => user('a'), ']}')],
  ['roles', jsonList('{"messages":[', () => ({ role: 'x' }), ']}')],
  ['parts', jsonList('{"messages":[{"role":"user","content":[', () => ({ type: 'text', text: 'a' }), ']}]}')],
  [
    'pictures',
    jsonList('{"messages":[', () => user([{ type: 'image_url', image_url: 'data:image/' }]), ']}'),
  ],
  [
    'one picture',
    one('{"messages":[{"role":"user","content":[{"type":"image_url","image_url":"data:', 'a', '"}]}]}'),
  ],
  ['calls', calling(call)],
  ['calls with one id', calling(() => call(0))],
  ['results', answered((index) => index)],
  ['results from the end', answered((index, count) => count - 1 - index)],
  ['results of one call', answered(() => 0)],
  [
    'older calls',
    jsonList('{"messages":[', (index) => ({ role: 'assistant', function_call: { name: `${index}` } }), ']}'),
  ],
  ['tools', jsonList('{"messages":[],"tools":[', (index) => ({ function: { name: `t${index}` } }), ']}')],
  ['fields', (length) => `{${Array.from({ length: length / 12 }, (_, index) => `"a${index}":1`).join(',')}}`],
  ['deep lists', deep('[', ']')],
  ['deep objects', deep('{"a":', '}')],
  ['stops', jsonList('{"stop":[', () => 'a', ']}')],
  ['the model', one('{"messages":[{"role":"user","content":"a"}],"model":"', 'models/', '"}')],
]);

const turn = (parts: unknown, role = 'user') => ({ role, parts });
const geminiCall = (index: number) => ({ functionCall: { name: `f${index % 3}`, args: {} } });
const geminiResult = (index: number) => ({ functionResponse: { name: `f${index % 3}`, response: {} } });
const halves =
  (first: (index: number) => object, second: (index: number) => object): MakeInput =>
  (length) => {
    const count = Math.ceil(length / 110);
    const list = (make: (index: number) => object) =>
      Array.from({ length: count }, (_, index) => make(index));
    return JSON.stringify({ contents: [turn(list(first), 'model'), turn(list(second))] });
  };
const schema =
  (front: string, back: string): MakeInput =>
  (length) =>
    `{"contents":[{"parts":[{"text":"a"}]}],"tools":[{"functionDeclarations":[{"name":"f","parameters":${front.repeat(length / (front.length + back.length))}{}${back.repeat(length / (front.length + back.length))}}]}]}`;

const geminiRequests: ReadonlyMap<string, MakeInput> = new Map([
  ['one text', one('{"contents":[{"parts":[{"text":"', 'a', '"}]}]}')],
  ['turns', jsonList('{"contents":[', () => turn([{ text: 'a' }]), ']}')],
  ['parts', jsonList('{"contents":[{"parts":[', () => ({ text: 'a' }), ']}]}')],
  ['parts of the model', jsonList('{"contents":[{"role":"model","parts":[', () => ({ text: 'a' }), ']}]}')],
  ['empty parts', jsonList('{"contents":[{"parts":[', () => ({}), ']}]}')],
  [
    'files',
    jsonList('{"contents":[{"parts":[', () => ({ inline_data: { mime_type: 'a/b', data: 'x' } }), ']}]}'),
  ],
  ['calls', jsonList('{"contents":[{"role":"model","parts":[', geminiCall, ']}]}')],
  ['calls and results', halves(geminiCall, geminiResult)],
  ['results without calls', jsonList('{"contents":[{"parts":[', geminiResult, ']}]}')],
  ['instructions', jsonList('{"system_instruction":{"parts":[', () => ({ text: 'a' }), ']},"contents":[]}')],
  [
    'tools',
    jsonList('{"contents":[],"tools":[{"functionDeclarations":[', (index) => ({ name: `t${index}` }), ']}]}'),
  ],
  ['deep schema', schema('{"type":"ARRAY","items":', '}')],
  ['deep properties', schema('{"properties":{"a":', '}}')],
  ['deep choices', schema('{"anyOf":[', ']}')],
  ['stops', jsonList('{"generationConfig":{"stopSequences":[', () => 'a', ']}}')],
]);

/** Looks ids up in an order that would make searching a list slow. */
function openCalls(pieces: readonly string[]): number {
  const open = new OpenCalls();
  const calls = pieces.map((piece, index) => ({ id: `${index}`, name: piece.slice(0, 1), arguments: '' }));
  for (const each of calls) open.add(each);
  let taken = 0;
  for (const { id } of calls.filter((_, index) => index % 2 === 0).toReversed())
    taken += open.takeById(id) ? 1 : 0;
  for (const { name } of calls) taken += open.takeByName(name) ? 1 : 0;
  return taken;
}

const urls: ReadonlyMap<string, MakeInput> = new Map(
  [
    '/',
    '/models',
    '/models/',
    '/models/a:',
    '/openai/deployments/',
    '/openai/deployments/a',
    'a',
    '%',
    '/v1beta',
    '/chat/completions',
  ].map((unit) => [`${unit}…`, one('/', unit, '')] as const),
);
const path = (pieces: readonly string[]) => {
  const { spec } = routeOf(at(pieces.join('')), undefined);
  return `${spec}${routeOf(new Request(`https://host.example${pieces.join('')}`), undefined).model ?? ''}`
    .length;
};

/** Makes calls that each get the input as their response. */
const anam =
  (status: number, use: (api: ReturnType<typeof anamApi>) => Promise<unknown>) =>
  async (pieces: readonly string[]) => {
    const text = pieces.join('');
    const api = anamApi({
      apiKey: 'a-key-that-is-long-enough',
      fetch: () =>
        Promise.resolve(new Response(text, { status, headers: { 'content-type': 'application/json' } })),
    });
    return use(api).catch((error: unknown) => String(error).length);
  };

const lists: ReadonlyMap<string, MakeInput> = new Map([
  ['items', jsonList('{"data":[', (index) => ({ id: `${index}`, displayName: 'a', urls: [] }), ']}')],
  ['urls', jsonList('{"data":[{"id":"a","urls":[', () => ({ url: 'a' }), ']}]}')],
  [
    'fields',
    (length) =>
      `{"data":[{${Array.from({ length: length / 12 }, (_, index) => `"a${index}":1`).join(',')}}]}`,
  ],
  ['one name', one('{"data":[{"id":"a","displayName":"', 'a-key-that-', '"}]}')],
  ['one escaped name', one('{"data":[{"id":"a","displayName":"', String.raw`\u0061`, '"}]}')],
  ['names', jsonList('{"data":[', () => ({ id: 'a', displayName: 'a-key-that-'.repeat(30) }), ']}')],
  ['deep', one('{"data":', '[', '')],
  [
    'deep metadata',
    (length) => `{"data":[{"id":"a","metadata":${'{"a":'.repeat(length / 6)}1${'}'.repeat(length / 6)}}]}`,
  ],
]);
const transcripts: ReadonlyMap<string, MakeInput> = new Map([
  ['messages', jsonList('{"messages":[', () => ({ role: 'user', message: 'a' }), ']}')],
  ['other messages', jsonList('{"messages":[', () => ({}), ']}')],
  ['one message', one('{"messages":[{"message":"', 'a', '"}]}')],
]);
const errors: ReadonlyMap<string, MakeInput> = new Map([
  ...[
    'a',
    ' ',
    '<',
    '\n',
    '\u202E',
    'plan',
    'minutes ',
    'concurrent',
    'Bearer ',
    'sk-',
    '//',
    '?key=',
    'retry after ',
    '1',
    '{',
    '%',
    '\\',
  ].map((unit) => [`${JSON.stringify(unit)}…`, one('', unit, '')] as const),
  ['one message', one('{"message":"', 'a', '"}')],
  ['messages', jsonList('{"message":[', () => 'a', ']}')],
]);

const secrets = [
  'a-key-that-is-long-enough',
  'a'.repeat(200),
  'ab'.repeat(40),
  String.raw`\\\\\\\\`,
  '0000000000',
  '&&&&<<<<"""" +/+/',
  '%25%25%25%25',
];
const echoes: ReadonlyMap<string, MakeInput> = new Map(
  [
    'a',
    'ab',
    'a-key-',
    'a-key-that-is-long',
    '0',
    '\\',
    '\\\\',
    '\\u',
    '\\u0',
    '\\u00',
    '\\u006',
    '%',
    '%25',
    '%2525',
    '&',
    '&#',
    '&#0',
    '&#x0',
    '&amp;',
    '61',
    '61 ',
    '61:',
    '97,',
    '97, ',
    '97,\n',
    'YWFh',
    'YWFh=',
    '+',
    '/',
    '<',
    '"',
    ' ',
    'Bearer ',
    'Bearer',
    'sk-',
    'sk-a',
    'AIza',
    '?key=',
    '&key=a',
    '//',
    '//a',
    '//a@',
    ':',
    '@',
  ].flatMap((unit) => [
    [`${JSON.stringify(unit)}…`, one('', unit, '')] as const,
    [`${JSON.stringify(unit)}…x`, one('', unit, 'x')] as const,
    [`"\\\\u", then ${JSON.stringify(unit)}…`, one('\\u', unit, '')] as const,
  ]),
);
const redact = createRedactor(secrets);
const scrub = createScrubber(secrets);

const whole = [Infinity];
export const serverReaders: readonly Reader[] = [
  { name: 'endpoint-openai', read: request('openai'), inputs: chatRequests, sizes: whole },
  { name: 'endpoint-azure', read: request('azure'), inputs: chatRequests, sizes: whole },
  { name: 'endpoint-groq', read: request('groq'), inputs: chatRequests, sizes: whole },
  { name: 'endpoint-gemini', read: request('gemini'), inputs: geminiRequests, sizes: whole },
  { name: 'endpoint-path', read: path, inputs: urls, most: 64_000, sizes: whole },
  {
    name: 'open-calls',
    read: openCalls,
    inputs: new Map([
      ['one name', one('', 'a', '')],
      ['names', one('', 'abcdefg', '')],
    ]),
    sizes: [1],
  },
  { name: 'anam-list', read: anam(200, async ({ llms }) => llms.list()), inputs: lists, sizes: whole },
  {
    name: 'anam-transcript',
    read: anam(200, async ({ sessions }) => sessions.transcript('a')),
    inputs: transcripts,
    sizes: whole,
  },
  { name: 'anam-error', read: anam(429, async ({ llms }) => llms.list()), inputs: errors, sizes: whole },
  // This reader reads only the first 16,384 characters.
  {
    name: 'redactor',
    read: (pieces) => redact(pieces.join('')).length,
    inputs: echoes,
    most: 16_384,
    sizes: whole,
  },
  {
    name: 'scrubber',
    read: (pieces) => scrub(pieces.join('')).length,
    inputs: echoes,
    most: 16_384,
    sizes: whole,
  },
  { name: 'printable', read: (pieces) => printable(pieces.join('')).length, sizes: whole },
  { name: 'visible-text', read: (pieces) => visibleText(pieces.join('')).length, sizes: whole },
];
