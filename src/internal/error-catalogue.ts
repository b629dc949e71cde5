/**
 * Every error of the package: what it says to the end user, what it says to the developer, and whether trying the
 * same thing again can help. One object a domain, so that a bundle holds only the domains it uses.
 */
export interface ErrorEntry {
  /** For the end user: one plain sentence. Can be replaced through the labels of the React parts. */
  readonly user: string;
  /** For the developer: what to do about it. */
  readonly advice: string;
  /** Whether the same call can succeed later without a change by the developer. */
  readonly retryable: boolean;
}

const entry = (user: string, advice: string, retryable = false): ErrorEntry => ({ user, advice, retryable });

const notSetUp = 'This assistant is not set up correctly.';
const unavailable = 'The assistant is currently unavailable.';

export const tokenErrors = {
  'token-refused': entry(
    'You are not allowed to start this conversation.',
    'The session endpoint answered 401 or 403. Check its `authorize` and that the page sends its credentials.',
  ),
  'token-unreachable': entry(
    'The conversation could not be started. Check your connection.',
    'The session endpoint could not be reached. Check the `session` URL, that the server runs, and CORS.',
    true,
  ),
  'token-malformed': entry(
    notSetUp,
    'The session endpoint must answer JSON `{ "sessionToken": "…" }`. An HTML page usually means a wrong URL.',
  ),
  'token-invalid': entry(
    notSetUp,
    'The session token is not one the SDK accepts. Mint it with `createSessionHandler` of anam-react/server; give the persona an `llmId`, else Anam returns a legacy token.',
  ),
} as const;

export const sessionErrors = {
  'session-expired': entry(
    'Your session expired. Start again.',
    'Anam refused the token twice. Tokens are for one session and live one hour: mint one for each start and check the API key.',
    true,
  ),
  'session-busy': entry(
    'All lines are busy. Try again in a moment.',
    'The concurrency limit of the plan is reached. A killed tab holds its slot for 10 to 20 seconds; look for sessions that were never stopped.',
    true,
  ),
  'session-limit': entry(unavailable, 'The usage limit of the plan is reached (HTTP 429).'),
  'session-spend-cap': entry(unavailable, 'The spend cap of the Anam account is reached.'),
  'session-no-plan': entry(unavailable, 'The Anam account has no plan (HTTP 402).'),
  'session-unavailable': entry(
    'No avatar is free right now. Try again in a moment.',
    'Anam answered 503 three times.',
    true,
  ),
  'session-setup': entry(
    notSetUp,
    'Anam refused the session request. `cause` holds its words; check avatarId, voiceId and llmId in the session endpoint.',
  ),
  'session-failed': entry(
    'The conversation could not be started. Check your connection.',
    'Anam could not be reached or answered with a server error, three times.',
    true,
  ),
  'session-timeout': entry(
    'Connecting took too long. Try again.',
    'The session did not become live within `startTimeoutMs`. A VPN or firewall that blocks WebRTC is the usual cause.',
    true,
  ),
  'session-stopped': entry(
    'The conversation was ended.',
    '`stop()` was called before the session was live.',
    true,
  ),
  'session-not-live': entry(
    'Start the conversation first.',
    'Call `persona.start()` before `ask` or `say`.',
    true,
  ),
  'session-ended-by-server': entry(
    'The conversation has ended.',
    'The server ended the session: a time limit, silence, or a forced stop. `data.detail` holds its words.',
    true,
  ),
} as const;

export const connectionErrors = {
  'connection-lost': entry(
    'The connection was lost.',
    'Signalling or WebRTC gave up after its retries. A new `start()` opens a new session; the transcript is kept.',
    true,
  ),
  'connection-unsupported': entry(
    'This browser cannot show the assistant.',
    'RTCPeerConnection is missing: an old browser, a locked-down web view, or WebRTC switched off by policy.',
  ),
} as const;

export const microphoneErrors = {
  'microphone-blocked': entry(
    'The microphone is blocked. You can type instead.',
    'The user or a policy refused the microphone. In an iframe, add allow="microphone; autoplay".',
  ),
  'microphone-not-found': entry(
    'No microphone was found. You can type instead.',
    'No audio input device is connected.',
    true,
  ),
  'microphone-in-use': entry(
    'Another app is using the microphone. You can type instead.',
    'The device could not be opened (NotReadableError).',
    true,
  ),
  'microphone-insecure': entry(
    'The microphone needs a secure page. You can type instead.',
    'getUserMedia exists only on https and localhost.',
  ),
  'microphone-timeout': entry(
    'The microphone was not allowed in time. You can type instead.',
    'The permission prompt was not answered within `microphoneTimeoutMs`.',
    true,
  ),
} as const;

export const llmErrors = {
  'llm-unauthorized': entry(
    notSetUp,
    'The model endpoint refused the key (HTTP 401 or 403). Check it on your server, not in the page.',
  ),
  'llm-not-found': entry(notSetUp, 'The model endpoint answered 404: check `url` and `model`.'),
  'llm-invalid-request': entry(
    'The assistant could not process that.',
    'The model endpoint refused the request (HTTP 4xx). `data.body` holds the start of its answer.',
  ),
  'llm-rate-limited': entry(
    'The assistant is busy. Try again in a moment.',
    'The model endpoint answered 429. `data.retryAfterMs` says when to try again, if it told.',
    true,
  ),
  'llm-failed': entry(
    'The assistant had a problem. Try again.',
    'The model endpoint reported an error of its own. `cause` or `data.body` holds its words.',
    true,
  ),
  'llm-truncated': entry(
    'The answer was cut off.',
    'The stream ended with neither a finish reason nor a terminator: a proxy time limit or a crash upstream.',
    true,
  ),
  'llm-protocol': entry(
    notSetUp,
    'The model endpoint did not answer with a stream of server-sent events. An HTML page means a wrong URL; a JSON body means that `stream: true` was ignored.',
  ),
  'llm-unreachable': entry(
    'The assistant could not be reached. Check your connection.',
    'The request failed before an answer: network, TLS or CORS (a browser does not say which). Try the URL with curl, then check the CORS headers.',
    true,
  ),
  'llm-empty': entry(
    'The assistant had nothing to say. Try again.',
    'The model ended its answer without any text. A token limit that the reasoning used up is the usual cause.',
    true,
  ),
  'llm-timeout': entry(
    'The assistant took too long to answer.',
    'No byte came from the model endpoint in time.',
    true,
  ),
} as const;

export const turnErrors = {
  'turn-empty': entry('Type something first.', '`ask` and `say` need text that is not only white space.'),
  'turn-busy': entry(
    'Wait until the assistant has finished.',
    'A turn is running and `inputPolicy` is "reject".',
    true,
  ),
  'talk-failed': entry(
    'The assistant could not speak.',
    'The talk stream refused a chunk. `cause` holds the SDK error.',
    true,
  ),
} as const;

export const configErrors = {
  'config-session': entry(
    notSetUp,
    'Pass `session`: the URL of your session endpoint, or a function that returns a session token.',
  ),
  'config-llm': entry(
    notSetUp,
    'Client mode needs `llm.client` (an LlmAdapter); server mode needs `llm.server.llmId`.',
  ),
  'config-sdk': entry(
    notSetUp,
    'The package @anam-ai/js-sdk could not be loaded. Install it: npm install @anam-ai/js-sdk',
  ),
  'config-context': entry(notSetUp, 'Wrap this part in <PersonaProvider> or <PersonaChat>.'),
  'config-invalid': entry(notSetUp, 'An option has a value that cannot work; the message names it.'),
  'app-callback': entry(
    'Something went wrong in this page.',
    'A callback of the app threw. `cause` holds what it threw.',
  ),
} as const;
