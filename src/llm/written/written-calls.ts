import { JsonDepth } from '../json-depth.js';
import { isObject, parseJson, toJson } from '../json.js';

/** A call that a model wrote into its text. */
export interface WrittenCall {
  readonly name: string;
  readonly arguments: string;
  /** If no mark shows that it is a call: the whole text, at the first call in it, else `''`. */
  readonly unmarked?: string;
}

const call =
  /<(?:\w+:)?(?:function(?:=|\s+name=)|invoke\s+name=)["']?([\w.:-]+)["']?\s*>([\s\S]*?)(?:<\/(?:\w+:)?(?:function|invoke)>|$)/g;
// If no `>` follows, neither the name nor the attributes are read twice, so the time stays linear.
const parameter =
  /<(?:\w+:)?parameter(?:=|\s+name=)["']?([\w.:-]+)(?![\w.:-])["']?([^<>]*)>([\s\S]*?)(?:<\/(?:\w+:)?parameter>|$)/g;
const argument =
  /<(?:longcat_)?arg_key>([\s\S]*?)(?:<\/(?:longcat_)?arg_key>\s*<(?:longcat_)?arg_value>|$)([\s\S]*?)(?:<\/(?:longcat_)?arg_value>|$)/g;
const toolName =
  /^\s*(?:<server_name>[^<]*<\/server_name>\s*)?<(?:tool_)?name>\s*([\w.:-]+)\s*<\/(?:tool_)?name>/;
const toolInput = /<(arguments|parameters|input)>([\s\S]*?)(?:<\/\1>|$)/;
/** A string, or a key without quotes. */
const bareKey = /"(?:[^"\\]|\\[^])*(?:"|\\?$)|([{,]\s*)([A-Za-z_]\w*)\s*:/g;
const python = /(?<![\w.])([A-Za-z_][\w.]*)\(([^()]*)\)/g;
const keyword = /(?<!\w)([A-Za-z_]\w*)\s*=\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^,\s"']+)/g;

/**
 * Returns the calls in the text between the marks of a call. It reads the forms of Hermes and Qwen (JSON), Qwen Coder,
 * Llama and MiniMax (XML), GLM (keys and values), Mistral, Kimi, DeepSeek and Gemma (a name, then JSON) and LFM2
 * (Python).
 */
export function writtenCalls(body: string): WrittenCall[] {
  const clean = (/^\s*call:/.test(body) ? quoted(body) : body)
    .replaceAll('｜DSML｜', '')
    .replaceAll(/\[CALL_ID\]\w*/g, '')
    .replaceAll(/<[|｜][^<>|｜\s]{1,40}[|｜]>|\[ARGS\]|✿ARGS✿:|```\w*/g, '\n\n');
  const tagged = [...clean.matchAll(call)].map(([, name = '', inner = '']) => xmlCall(name, inner));
  if (tagged.length > 0) return tagged.flatMap((found) => found ?? []);
  const chosen = toolName.exec(clean)?.[1];
  if (chosen) return [xmlCall(chosen, toolInput.exec(clean)?.[2] ?? '')].flatMap((found) => found ?? []);
  const keyed = /^\s*([\w.:-]+)\s*<(?:longcat_)?arg_key>/.exec(clean)?.[1];
  if (keyed) return [made(keyed, fieldsOf(clean.matchAll(argument), 1, 2))];
  const alone = /^\s*([\w.-]+)\s*$/.exec(clean)?.[1];
  if (alone) return [made(alone, {})];
  const json = jsonCalls(clean);
  return json.length > 0 || clean.includes('{') ? json : pythonCalls(clean);
}

/** Gemma writes `call:name{key:<|"|>text<|"|>}`, or with `<escape>` for the quotes. */
const quoted = (body: string): string =>
  body
    .replace(/^\s*call:/, '')
    .replaceAll(/<escape>|<\|"\|>/g, '"')
    .replaceAll(bareKey, (whole, before?: string, key?: string) =>
      key === undefined ? whole : `${before ?? ''}"${key}":`,
    );

function xmlCall(name: string, inner: string): WrittenCall | null {
  const fields = fieldsOf(inner.matchAll(parameter), 1, 3, 2);
  if (Object.keys(fields).length > 0) return made(name, fields);
  const text = inner.trim();
  const value = text === '' ? {} : parseJson(text);
  return isObject(value) ? made(name, value) : null;
}

function fieldsOf(found: Iterable<RegExpExecArray>, key: number, value: number, attributes?: number): object {
  const fields = [...found].map((match) => {
    const text = (match[value] ?? '').replaceAll(/^\n|\n$/g, '');
    const isText = attributes !== undefined && /string=["']?true/.test(match[attributes] ?? '');
    return [(match[key] ?? '').trim(), isText ? text : valueOf(text)] as const;
  });
  return Object.fromEntries(fields);
}

/** Parses numbers, booleans, lists and objects; anything else is text. */
function valueOf(text: string): unknown {
  const value = /^\s*(?:[-\d[{]|true|false|null)/.test(text) ? parseJson(text) : undefined;
  return value === undefined ? text : value;
}

/** Returns every JSON value at the top level. If a value has no name, the last word before it is used. */
function jsonCalls(text: string): WrittenCall[] {
  const calls: WrittenCall[] = [];
  for (let at = 0; at < text.length;) {
    const start = at + text.slice(at).search(/[[{]/);
    if (start < at) break;
    const end = endOfJson(text, start);
    const word = /(?:^|[^\w.:-])([\w.-]+)(?::\d+)?\s*$/.exec(
      text.slice(Math.max(at, start - 150), start),
    )?.[1];
    for (const value of [parseJson(text.slice(start, end))].flat()) {
      const found = callIn(value, word);
      if (found) calls.push(found);
    }
    at = end;
  }
  return calls;
}

function endOfJson(text: string, start: number): number {
  const json = new JsonDepth('{[', '}]');
  for (let at = start; at < text.length; at += 1) {
    json.step(text.charAt(at));
    if (json.depth === 0) return at + 1;
  }
  return text.length;
}

function callIn(value: unknown, word: string | undefined): WrittenCall | undefined {
  if (!isObject(value)) return undefined;
  const inner = isObject(value['function']) ? value['function'] : value;
  const name = [inner['name'], value['tool_name'], value['function'], value['tool']].find(
    (field) => typeof field === 'string',
  );
  const given = inner['arguments'] ?? inner['parameters'] ?? inner['args'] ?? inner['input'];
  if (typeof name === 'string' && (given !== undefined || word === undefined)) return made(name, given ?? {});
  if (word !== undefined) return made(word, value);
  const [[key, only] = ['', undefined], ...more] = Object.entries(value);
  return isObject(only) && more.length === 0 ? made(key, only) : undefined;
}

function pythonCalls(text: string): WrittenCall[] {
  return [...text.matchAll(python)].map(([, name = '', inner = '']) => {
    const fields = [...inner.matchAll(keyword)].map(
      ([, key = '', value = '']) => [key, pythonValue(value)] as const,
    );
    return made(name.replace(/\.call$/, ''), Object.fromEntries(fields));
  });
}

function pythonValue(text: string): unknown {
  if (/^["']/.test(text)) return text.slice(1, -1).replaceAll(/\\(.)/g, '$1');
  const words: Readonly<Record<string, unknown>> = { True: true, False: false, None: null };
  return Object.hasOwn(words, text) ? words[text] : valueOf(text);
}

const made = (name: string, given: unknown): WrittenCall => ({
  name: name.replace(/^functions\./, ''),
  arguments: typeof given === 'string' ? given : toJson(given),
});
