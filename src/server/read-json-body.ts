import { readText } from './read-text.js';
import { Refusal } from './refusal.js';

export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * The request's body as a JSON object.
 * @throws Refusal 413 `body-too-large`, 400 `invalid-json`
 */
export async function readJsonBody(request: Request, maxBytes: number): Promise<JsonObject> {
  const tooLarge = () => new Refusal(413, 'body-too-large', `The body may have ${maxBytes} bytes at most.`);
  if (Number(request.headers.get('content-length')) > maxBytes) throw tooLarge();
  const { text, complete } = await readText(request.body, maxBytes);
  if (!complete) throw tooLarge();
  const body = parse(text);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new Refusal(400, 'invalid-json', 'The body must be a JSON object.');
  }
  return body as JsonObject;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
