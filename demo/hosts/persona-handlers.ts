import type { WebHandler } from 'anam-react/server';

/** The handlers that a back end mounts. `src/server/README.md` shows how to create them. */
export interface PersonaHandlers {
  readonly session: WebHandler;
  readonly end: WebHandler;
  readonly llm: WebHandler;
  /** Called by Anam's servers, not by a page. */
  readonly endpoint: WebHandler;
}
