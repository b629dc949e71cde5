import type { PersonaEnvironment } from '../ports/environment.js';

type Outside = Pick<PersonaEnvironment, 'onPageHide' | 'sendBeacon'>;

/**
 * Ends the session when the page goes away, and tells the server, if it has an endpoint for that. The service notices by
 * itself only after 10 to 20 seconds, and until then the next start may find no free slot. A browser that keeps the page
 * for the way back freezes it with everything open, which costs seconds that nobody sees.
 */
export class PageFarewell {
  #sessionId: string | null = null;
  #stopListening: (() => void) | null = null;

  constructor(
    private readonly outside: Outside,
    private readonly endUrl: string | undefined,
    /** A page that comes back from the browser's cache finds a session that has ended, not one that seems to live. */
    private readonly onGone: () => void,
  ) {}

  /** Whether a session is open or on its way, and its id once it has one. */
  watch(isOpen: boolean, sessionId: string | null): void {
    this.#sessionId = isOpen ? sessionId : null;
    if (isOpen) {
      this.#stopListening ??= this.outside.onPageHide(() => this.#leave());
    } else {
      this.#stopListening?.();
      this.#stopListening = null;
    }
  }

  /** A session that was lost: the service may not know yet. */
  release(sessionId: string): void {
    if (this.endUrl !== undefined) this.outside.sendBeacon(this.endUrl, JSON.stringify({ sessionId }));
  }

  #leave(): void {
    if (this.#sessionId !== null) this.release(this.#sessionId);
    this.onGone();
  }
}
