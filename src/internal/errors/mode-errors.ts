import { entry, notSetUp } from './error-entry.js';

/** Errors of a mode switch, and of a persona that is configured for the other mode. */
export const modeErrors = {
  'mode-failed': entry(
    'The other mode could not connect, so nothing changed. Try again.',
    'The session in the other mode could not be opened; see `cause`. Check `llm.server.llmId` and the session endpoint.',
    'now',
  ),
  'mode-replaced': entry(
    'A newer switch replaced this one.',
    'Another `setMode` was called before this one finished.',
    'now',
  ),
  'config-other-model': entry(
    notSetUp,
    'Anam’s own model spoke in client mode. Set `llmId: "CUSTOMER_CLIENT_V1"` in the token, as `createSessionHandler` does. A stored persona (`personaId`) ignores it: choose “Disable LLM” in Anam’s Lab.',
  ),
  'config-no-model': entry(
    'The assistant does not answer. Try again later.',
    'This persona seems to have no model in server mode. Check that `llm.server.llmId` is an LLM of your account, and that the session endpoint adds it to the token. A stored persona (`personaId`) needs an LLM in Anam’s Lab. If the model is slow, raise `timeouts.answerMs`.',
  ),
} as const;
