import { LARGEST } from './given-logs.js';

const message = 'id turnId turnIndex createdAt role=';
const work = 'id turnId? source=client,server startedAt endedAt? status=done,';

/**
 * The fields of each kind of item. `?`: can be `null` or missing. `-`: can be missing. After `=`: the allowed values;
 * `a>b` means that the value `a` (still running) becomes `b`. `@` and `[]`: an object or a list of objects; after it
 * the kind, or else each object has its kind as `type`. `*`: any value.
 */
const shapes = {
  user: `${message}user text source=speech,text,app files[]`,
  persona: `${message}persona written heard heardIsEstimated- endedAt? status=done,interrupted,failed,streaming> parts[] withdrawn[]range endpointIds[]messageId cues[]-cue finishReason?=stop,length,content-filter,tool-calls,other`,
  reasoning: `${work}interrupted,streaming> text afterCalls-`,
  toolCalls: `${work}cancelled,failed,input-streaming>,requested>,awaiting-approval>,running> name arguments result? resultIsText- subtype- executionMs- round writtenOffset providerExecuted approval@approval providerData*- resultProviderData*-`,
  timeline:
    'id turnId source=speech,text,app startedAt endedAt? outcome=completed,interrupted,failed,null> speechEndedAt? inputAt? requestedAt? firstThoughtAt? firstTextAt? firstTalkAt? firstWordAt? lastWordAt? usage@usage?',
  range: 'start end',
  messageId: 'id writtenOffset',
  cue: 'tag=happy,warm,playful,laughter,curious,supportive,concerned,sad,surprised,angry,distressed text writtenOffset',
  image: 'type=image url mediaType-',
  file: 'type=file url mediaType filename- id- writtenOffset-',
  source:
    'type=source id kind=url,document url- title- mediaType- filename- places[]range writtenOffset toolCallId-',
  data: 'type=data id name data* writtenOffset',
  approval: 'id approved? reason- question-',
  usage: 'inputTokens- outputTokens- reasoningTokens- cachedInputTokens-',
};

type Shape = keyof typeof shapes;

export type StoredFields = Readonly<Record<string, unknown>>;

/**
 * Returns the known fields of a stored item. An item that was running when it was stored becomes interrupted.
 *
 * @throws TypeError if a field is missing or invalid
 */
export function readItem(stored: object, name: Shape): StoredFields {
  const item = stored as StoredFields;
  return Object.fromEntries(
    shapes[name].split(' ').flatMap((field): [string, unknown][] => {
      const [, key = '', kind = '', words = ''] = /(\w+)(\W*)(.*)/.exec(field) ?? [];
      const value = readField(item, key, kind, words);
      return value === undefined ? [] : [[key, value]];
    }),
  );
}

/** Returns `undefined` for an optional field. */
function readField(item: StoredFields, key: string, kind: string, words: string): unknown {
  const stored = item[key] ?? null;
  if (kind === '[]-' && stored === null) return undefined;
  if (kind.startsWith('[]')) return readList(stored ?? [], words);
  if (kind === '@') return readObject(stored, words);
  if (kind === '*') return stored;
  if (kind === '*-') return item[key];
  const list = words ? words.split(',') : [];
  const found = stored ?? defaultOf(item, key);
  const value = list.includes(`${found as string}>`) ? list[1] : found;
  if (value === null && kind === '-') return undefined;
  if (isRight(key, value, list) || (value === null && kind.startsWith('?'))) return value;
  throw new TypeError(key);
}

function readList(stored: unknown, words: string): readonly StoredFields[] {
  if (!Array.isArray(stored)) throw new TypeError('list');
  // Not `map`, because it skips holes in an array.
  return Array.from(stored as object[], (one) => readItem(one, shapeOf(one, words)));
}

function readObject(stored: unknown, words: string): StoredFields | null | undefined {
  const name = words.replace('?', '') as Shape;
  if (stored === null) return name === words ? undefined : null;
  if (typeof stored !== 'object' || Array.isArray(stored)) throw new TypeError(name);
  return readItem(stored, name);
}

const shapeOf = (part: object, words: string): Shape => {
  if (words === 'messageId' || words === 'cue') return words;
  const name = words || (part as StoredFields)['type'];
  if (name === 'range' || name === 'image' || name === 'file' || name === 'source' || name === 'data')
    return name;
  throw new TypeError('type');
};

function isRight(key: string, value: unknown, list: readonly string[]): boolean {
  if (list.length > 0) return list.includes(value as string);
  if (/^(approved|providerExecuted|resultIsText|heardIsEstimated)$/.test(key))
    return typeof value === 'boolean';
  return /(At|Ms|Index|Offset|Tokens|Calls|round|start|end)$/.test(key)
    ? typeof value === 'number' && Math.abs(value) <= LARGEST
    : typeof value === 'string';
}

/**
 * Returns the value for a missing field: the last known time for the end of an item that was running, or the default of
 * a field that older versions did not store.
 */
function defaultOf({ lastWordAt, startedAt, createdAt, source }: StoredFields, key: string): unknown {
  if (key === 'endedAt') return lastWordAt ?? startedAt ?? createdAt;
  return key === 'providerExecuted' ? source === 'server' : null;
}
