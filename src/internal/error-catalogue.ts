/**
 * The errors of the package: what each says to the end user, what it says to the developer, and whether trying the
 * same thing again can help. One object a domain, so that a bundle holds only the domains it uses; those of models are
 * in `llm-errors.ts`, those of the two modes in `mode-errors.ts`.
 */
import { entry, notSetUp } from './error-entry.js';

const notStarted = 'The conversation could not be started. Check your connection.';
const typeInstead = 'You can type instead.';
const unavailable = 'The assistant is currently unavailable.';

export const tokenErrors = {
  'token-refused': entry(
    'You are not allowed to start this conversation.',
    'The session endpoint answered 401 or 403: check its `authorize`, and that the page sends its credentials.',
  ),
  'token-unreachable': entry(
    notStarted,
    'The session endpoint failed. Check the `session` URL, that its server runs, and CORS.',
    true,
  ),
  'token-rate-limited': entry(
    'Too many attempts. Try again in a moment.',
    'The session endpoint answered 429: its own rate limit, or Anam’s.',
    true,
  ),
  'token-malformed': entry(
    notSetUp,
    'The session endpoint must answer JSON `{ "sessionToken": "…" }`; an HTML page means a wrong URL.',
  ),
  'token-invalid': entry(
    notSetUp,
    'The SDK refused the token. Without an `llmId` in the persona, Anam mints a legacy token: use `createSessionHandler`.',
  ),
} as const;

export const sessionErrors = {
  'session-expired': entry(
    'Your session expired. Start again.',
    'Anam refused the token twice. A token is for one session and lives an hour; check the API key.',
    true,
  ),
  'session-busy': entry(
    'All lines are busy. Try again in a moment.',
    'The plan’s concurrency limit. A killed tab holds its slot for 10 to 20 s; look for sessions that never stop.',
    true,
  ),
  'session-limit': entry(unavailable, 'The plan’s usage limit is reached.'),
  'session-spend-cap': entry(unavailable, 'The account’s spend cap is reached.'),
  'session-no-plan': entry(unavailable, 'The Anam account has no plan.'),
  'session-unavailable': entry(
    'No avatar is free right now. Try again in a moment.',
    'Anam answered 503.',
    true,
  ),
  'session-setup': entry(
    notSetUp,
    'Anam refused the request; `data.detail` says why. Check avatarId, voiceId, llmId.',
  ),
  'session-failed': entry(notStarted, 'Anam could not be reached, or failed, three times.', true),
  'session-load': entry(
    'The assistant could not be loaded. Try again.',
    'A chunk of the app did not load: the network, or a deployment that replaced it.',
    true,
  ),
  'session-timeout': entry(
    'Connecting took too long. Try again.',
    'Not live within `startTimeoutMs`. A VPN or firewall that blocks WebRTC is the usual cause.',
    true,
  ),
  'session-stopped': entry('The conversation was ended.', '`stop()` came before the session was live.', true),
  'session-not-live': entry(
    'Start the conversation first.',
    'Call `persona.start()` before `ask` or `say`.',
    true,
  ),
  'session-ended-by-server': entry(
    'The conversation has ended.',
    'A time limit, silence, or a forced stop; `data.detail` holds the server’s words.',
    true,
  ),
} as const;

export const connectionErrors = {
  'connection-lost': entry(
    'The connection was lost.',
    'The SDK gave up its retries. A new `start()` opens a new session; the transcript is kept.',
    true,
  ),
  'connection-failed': entry(
    'The connection could not be made. Try again.',
    'WebRTC did not come up. A VPN or firewall that blocks it is the usual cause.',
    true,
  ),
  'connection-unsupported': entry(
    'This browser cannot show the assistant.',
    'RTCPeerConnection is missing: an old browser, a locked-down web view, or a policy.',
  ),
} as const;

export const microphoneErrors = {
  'microphone-blocked': entry(
    `The microphone is blocked. ${typeInstead}`,
    'The user refused it, now or earlier, or the system keeps it from the browser. Only the user can allow it, in the settings of the browser; it is opened as soon as they do.',
  ),
  'microphone-policy': entry(
    `This page may not use the microphone. ${typeInstead}`,
    'A permissions policy forbids it: send Permissions-Policy: microphone=(self), and give an iframe allow="microphone; autoplay".',
  ),
  'microphone-dismissed': entry(
    `The microphone was not allowed. ${typeInstead}`,
    'The prompt was closed without an answer; `persona.requestMicrophone()` asks again.',
    true,
  ),
  'microphone-not-found': entry(
    `No microphone was found. ${typeInstead}`,
    'There is no audio input device; one that is plugged in is opened by itself.',
    true,
  ),
  'microphone-in-use': entry(
    `Another app is using the microphone. ${typeInstead}`,
    'The device could not be opened.',
    true,
  ),
  'microphone-insecure': entry(
    `The microphone needs a secure page. ${typeInstead}`,
    'Only https and localhost have one.',
  ),
  'microphone-timeout': entry(
    `The microphone was not allowed in time. ${typeInstead}`,
    'The prompt was not answered within `microphoneTimeoutMs`; a later answer still counts.',
    true,
  ),
  'microphone-not-connected': entry(
    `The microphone could not be connected. ${typeInstead}`,
    'The SDK hides its connection from us, so that a microphone can be added at a start only; see `cause`.',
    true,
  ),
} as const;

export const turnErrors = {
  'turn-empty': entry('Type something first.', '`ask` and `say` need text.'),
  'turn-busy': entry(
    'Wait until the assistant has finished.',
    'A turn is running and `inputPolicy` is "reject".',
    true,
  ),
  'talk-failed': entry('The assistant could not speak.', 'The SDK refused a chunk; see `cause`.', true),
} as const;

export const configErrors = {
  'config-session': entry(
    notSetUp,
    'Pass `session`: the URL of your session endpoint, or a function that returns a token.',
  ),
  'config-llm': entry(
    notSetUp,
    'Client mode needs `llm.client` (an LlmAdapter); server mode needs `llm.server.llmId`.',
  ),
  'config-sdk': entry(notSetUp, 'Run: npm install @anam-ai/js-sdk'),
  'config-context': entry(notSetUp, 'Wrap this part in <PersonaProvider> or <PersonaChat>.'),
  'config-tool': entry(
    notSetUp,
    'A tool has a name, a schema or a function that cannot work; the message says which.',
  ),
  'config-invalid': entry(notSetUp, 'An option has a value that cannot work; the message names it.'),
  'app-callback': entry('Something went wrong in this page.', 'A callback of the app threw; see `cause`.'),
} as const;
