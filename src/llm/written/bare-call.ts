import { CallCapture } from './call-capture.js';
import { AGAIN, type Reading, type Taken } from './reading.js';

/** The start of a call in JSON: the name of a tool, then its arguments. */
const json =
  /^\[?\s{0,9}\{\s{0,9}(?:"type"\s?:\s?"function"\s?,\s{0,9}(?:"function"\s?:\s?\{\s{0,9})?)?"(?:name|function|tool|tool_name)"\s?:\s?"[\w.:-]{1,128}"\s?,\s{0,9}"(?:arguments|parameters|args|input)"\s?:\s?"?\{/;
const keys = ['type', 'function', 'name', 'tool', 'tool_name', 'arguments', 'parameters', 'args', 'input'];
const key = `(?:${keys.join('|')})`;
const openKey = `(?:${[...new Set(keys.flatMap((name) => Array.from(name, (_, at) => name.slice(0, at + 1))))].join('|')})?`;
/** The start of a JSON object whose first values are short texts, with the keys of a call. */
const openJson = new RegExp(
  `^\\[?\\s{0,9}(?:\\{\\s{0,9}(?:"${key}"\\s?:\\s?(?:"[\\w.:-]{1,128}"\\s?,|\\{)\\s{0,9}){0,3}(?:"${openKey}|"${key}"\\s?(?::\\s?(?:"[\\w.:-]{0,128}(?:"\\s?)?)?)?)?)?$`,
);
/** The start of a list of calls in Python: `[get_weather(city="Paris")]`. */
const python = /^\[[A-Za-z_][\w.]{0,127}\((?:[A-Za-z_]\w{0,60}=(?!=)|\)[\],])/;
const openPython = /^\[(?:[A-Za-z_][\w.]{0,127}(?:\((?:[A-Za-z_]\w{0,60}=?|\))?)?)?$/;

/**
 * Whether a text begins with a call without a mark, as some servers return calls of Llama, Qwen and Phi; `wait` if more
 * text is needed. An example in a text comes after words, or in a code block.
 */
function isBareCall(text: string, last: boolean): boolean | 'wait' {
  const head = text.slice(0, 512);
  if (json.test(head) || python.test(head)) return true;
  return !last && text.length < 512 && (openJson.test(head) || openPython.test(head)) ? 'wait' : false;
}

/** Reads the start of a call without a mark. Returns `null` if there is none. */
export function readBareCall(reading: Reading, text: string, last: boolean): Taken | null {
  const found = isBareCall(text, last);
  if (found === 'wait') return 0;
  if (!found) return null;
  reading.capture = new CallCapture('');
  reading.place = 'call';
  return AGAIN;
}
