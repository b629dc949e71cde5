import type { WebHandler } from 'anam-react/server';

/** What a back end mounts; see `src/server/README.md` for how they are made. */
export interface PersonaHandlers {
  readonly session: WebHandler;
  readonly end: WebHandler;
  readonly llm: WebHandler;
  /** Called by Anam's servers, not by a page. */
  readonly endpoint: WebHandler;
}
