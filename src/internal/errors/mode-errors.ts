import { entry, notSetUp } from './error-entry.js';

/** Of the switch between the modes, and of a persona that is not made for the mode it is used in. */
export const modeErrors = {
  'mode-failed': entry(
    'The switch did not work.',
    'No session came up in the other mode, so the persona went back; `cause` says why. Check `llm.server.llmId` and the session endpoint.',
    'now',
  ),
  'mode-replaced': entry(
    'The switch was taken back.',
    'Another `setMode` came before this one was done.',
    'now',
  ),
  'config-other-model': entry(
    notSetUp,
    'In client mode only the page’s model may speak, and Anam’s own did. Give the token `llmId: "CUSTOMER_CLIENT_V1"`, as `createSessionHandler` does; a stored persona (`personaId`) ignores it, so choose “Disable LLM” for that persona in Anam’s Lab.',
  ),
  'config-no-model': entry(
    'The assistant does not answer.',
    'In server mode Anam calls the model, and this persona seems to have none. Check that `llm.server.llmId` is an LLM of your account and not `CUSTOMER_CLIENT_V1`, that the session endpoint puts it into the token, and for a stored persona (`personaId`) that it has an LLM in Anam’s Lab. A slower model needs a higher `timeouts.answerMs`.',
  ),
} as const;
