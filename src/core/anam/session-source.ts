import type { SessionRequest } from '../ports/session-port.js';
import type { SessionGrant } from './session-grant.js';

/** The URL of your session endpoint, or a function that returns a session token, alone or in a `SessionGrant`. */
export type SessionSource = string | SessionFunction;

/** Returns a session token, alone or in a `SessionGrant`. Called once per session. */
export type SessionFunction = (
  request: SessionRequest,
) => Promise<string | SessionGrant> | string | SessionGrant;

/** Your session endpoint, and what the page sends to it. Functions are called for each request. */
export interface SessionEndpoint {
  /** The URL of your session endpoint. */
  readonly url: string;
  /**
   * Request headers, or a function that returns fresh ones, for example with a new access token.
   * @example
   * const headers = async () => ({ authorization: `Bearer ${await getAccessToken()}` });
   * <PersonaChat llm={llm} session={{ url: '/api/persona/session', headers }} />;
   */
  readonly headers?: HeadersInit | ((request: SessionRequest) => HeadersInit | Promise<HeadersInit>);
  /** Whether cookies are sent, as in `fetch`; an endpoint on another origin needs `include`. @default 'same-origin' */
  readonly credentials?: 'omit' | 'same-origin' | 'include';
  /**
   * Persona fields that the page chooses, sent as `persona`. `createSessionHandler` accepts those that its
   * `overridable` lists.
   * @example <PersonaChat llm={llm} session={{ url: '/api/persona/session', fields: { languageCode: 'de' } }} />
   */
  readonly fields?: SessionFields | ((request: SessionRequest) => SessionFields | Promise<SessionFields>);
  /**
   * The shape of the picture, sent as `shape`. `createSessionHandler` chooses a size of this shape from its
   * `videoSizes`. A function is called at each start; a renewed session and another mode keep the shape. Endpoints other
   * than `createSessionHandler` must accept the field.
   * @default not sent
   * @example <PersonaChat llm={llm} session={{ url: '/api/persona/session', shape: stageShape }} />;
   */
  readonly shape?: PictureShape | ((request: SessionRequest) => ShapeOrNone | Promise<ShapeOrNone>);
  /**
   * Whether the page asks for the wait if all sessions are in use: before each start, and after a start that Anam
   * refused as busy. Needs `waitEstimate` of `createSessionHandler`. The estimate before a start can be wrong, so it
   * only warns (`session-busy` with `data.precheck`): the next start is not checked. An endpoint that cannot tell delays
   * the start by at most 3 s.
   * @default false
   */
  readonly checkBusy?: boolean;
}

/** The shape of the persona's picture. */
export type PictureShape = 'portrait' | 'landscape';

type ShapeOrNone = PictureShape | undefined;

/** Persona fields by their name in Anam's `personaConfig`; values are JSON. */
export type SessionFields = Readonly<Record<string, unknown>>;
