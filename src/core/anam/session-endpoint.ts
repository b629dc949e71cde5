/** Code for session endpoints with options. Loaded with the first request. */
import { causeWords } from '../../internal/cause-words.js';
import { configErrors } from '../../internal/errors/config-errors.js';
import { sessionEndErrors } from '../../internal/errors/session-end-errors.js';
import { errorFactory, PersonaError } from '../../internal/persona-error.js';
import type { SessionRequest } from '../ports/session-port.js';
import type { PictureShape, SessionEndpoint, SessionFields } from './session-source.js';

const configError = errorFactory(configErrors);
const tokenError = errorFactory(sessionEndErrors);

/** The URL and the `fetch` options of a request to the endpoint. */
export interface EndpointAccess {
  readonly url: string;
  readonly headers: HeadersInit;
  readonly credentials?: 'omit' | 'same-origin' | 'include';
}

/** The `fetch` options of a token request, and the fields in its body. */
export interface EndpointRequest extends EndpointAccess {
  readonly persona?: SessionFields;
  readonly shape?: PictureShape;
}

const names = ['url', 'headers', 'credentials', 'fields', 'endUrl', 'shape', 'checkBusy'];

/** The shape of each endpoint's latest start, which its later sessions keep. */
const shapes = new WeakMap<SessionEndpoint, PictureShape>();

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
  const { fields, checkBusy } = source;
  const access = await endpointAccess(source, request);
  const persona = await valueOf('fields', fields, request);
  if (persona !== undefined && !isRecord(persona))
    throw invalid(
      '`session.fields` must be an object such as `{ languageCode: "de" }`, or a function that returns one.',
    );
  if (checkBusy !== undefined && typeof checkBusy !== 'boolean')
    throw invalid('`session.checkBusy` must be true or false.');
  const shape = await shapeOf(source, request);
  return { ...access, ...(persona !== undefined && { persona }), ...(shape !== undefined && { shape }) };
}

/** Resolves the options that every request to the endpoint has. @throws PersonaError as `endpointRequest` does */
export async function endpointAccess(
  { url, headers, credentials }: SessionEndpoint,
  request: SessionRequest,
): Promise<EndpointAccess> {
  if (credentials !== undefined && !['omit', 'same-origin', 'include'].includes(credentials))
    throw invalid('`session.credentials` must be "omit", "same-origin" or "include".');
  return {
    url,
    headers: toHeaders(await valueOf('headers', headers, request)),
    ...(credentials !== undefined && { credentials }),
  };
}

async function shapeOf(source: SessionEndpoint, request: SessionRequest): Promise<PictureShape | undefined> {
  if (request.cause === 'renewal' || request.cause === 'switch') return shapes.get(source);
  shapes.delete(source);
  const shape = await valueOf('shape', source.shape, request);
  if (shape === undefined) return undefined;
  if (shape !== 'portrait' && shape !== 'landscape')
    throw invalid('`session.shape` must be "portrait", "landscape", or a function that returns one of them.');
  shapes.set(source, shape);
  return shape;
}

async function valueOf<Value>(
  name: 'fields' | 'headers' | 'shape',
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
