/** Code for session endpoints with options. Loaded with the first request. */
import { causeWords } from '../../internal/cause-words.js';
import { configErrors } from '../../internal/errors/config-errors.js';
import { sessionEndErrors } from '../../internal/errors/session-end-errors.js';
import { errorFactory, PersonaError } from '../../internal/persona-error.js';
import type { SessionRequest } from '../ports/session-port.js';
import type { SessionEndpoint, SessionFields } from './session-source.js';

const configError = errorFactory(configErrors);
const tokenError = errorFactory(sessionEndErrors);

/** The `fetch` options of a token request, and the persona fields in its body. */
export interface EndpointRequest {
  readonly url: string;
  readonly headers: HeadersInit;
  readonly credentials?: 'omit' | 'same-origin' | 'include';
  readonly persona?: SessionFields;
}

const names = ['url', 'headers', 'credentials', 'fields', 'endUrl'];

/**
 * Resolves the endpoint's options for one token request.
 * @throws PersonaError `config-session` for an invalid option, `token-unreachable` for a function that throws
 */
export async function endpointRequest(
  source: SessionEndpoint,
  request: SessionRequest,
): Promise<EndpointRequest> {
  const unknown = Object.keys(source).find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw invalid(`\`session.${unknown}\` is unknown. Known options: ${names.join(', ')}.`);
  const { url, headers, credentials, fields } = source;
  if (credentials !== undefined && !['omit', 'same-origin', 'include'].includes(credentials))
    throw invalid('`session.credentials` must be "omit", "same-origin" or "include".');
  const persona = await valueOf('fields', fields, request);
  if (persona !== undefined && !isRecord(persona))
    throw invalid(
      '`session.fields` must be an object such as `{ languageCode: "de" }`, or a function that returns one.',
    );
  return {
    url,
    headers: toHeaders(await valueOf('headers', headers, request)),
    ...(credentials !== undefined && { credentials }),
    ...(persona !== undefined && { persona }),
  };
}

async function valueOf<Value>(
  name: 'fields' | 'headers',
  given: Value | ((request: SessionRequest) => Value | Promise<Value>),
  request: SessionRequest,
): Promise<Value> {
  if (typeof given !== 'function') return given;
  try {
    return await (given as (request: SessionRequest) => Value | Promise<Value>)(request);
  } catch (cause) {
    if (PersonaError.isInstance(cause)) throw cause;
    const words = causeWords(cause);
    throw tokenError('token-unreachable', { message: `\`session.${name}\` threw: ${words}`, cause });
  }
}

function toHeaders(given: unknown): Headers {
  if (given !== undefined && (typeof given !== 'object' || given === null))
    throw invalid(
      '`session.headers` must be an object such as `{ authorization: "Bearer …" }`, or a function that returns one.',
    );
  try {
    const headers = new Headers(given as HeadersInit | undefined);
    headers.set('content-type', 'application/json');
    return headers;
  } catch {
    // The browser's error quotes the value, which may be a secret.
    throw invalid(
      '`session.headers` has a name or a value that HTTP does not allow, for example a line break.',
    );
  }
}

const invalid = (message: string) => configError('config-session', { message });

const isRecord = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
