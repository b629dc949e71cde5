import { isObject } from './json.js';

/** The fields in which endpoints put the text of an error, the most common first. */
const names = [
  'message',
  'error_message',
  'msg',
  'detail',
  'details',
  'title',
  'reason',
  'error',
  'errorText',
  'status_msg',
];

/** The maximum number of validation errors that are quoted. */
const MOST_ITEMS = 10;

/**
 * Returns the text of an error that an endpoint reported, or an empty text. FastAPI and Mistral send a list of
 * validation errors: `{ detail: [{ loc: ['body', 'messages'], msg: 'Field required' }] }`.
 */
export function reportedWords(value: unknown, depth = 4): string {
  if (typeof value === 'string') return value;
  if (depth === 0 || !isObject(value)) return '';
  if (Array.isArray(value)) {
    const texts = value.slice(0, MOST_ITEMS).map((item) => reportedWords(item, depth - 1));
    return texts.filter(Boolean).join('; ');
  }
  const { loc } = value;
  const place = Array.isArray(loc) ? `${loc.join('.')}: ` : '';
  for (const name of names) {
    const text = reportedWords(value[name], depth - 1);
    if (text !== '') return place + text;
  }
  return '';
}
