import type { PersonaEnvironment } from '../environment.js';

type Outside = Pick<PersonaEnvironment, 'onPageHide' | 'sendBeacon'>;

/**
 * Tells the server when the page goes away in the middle of a session. The service notices by itself only after 10 to
 * 20 seconds, and until then the next start may find no free slot.
 */
export class PageFarewell {
  #sessionId: string | null = null;
  #stopListening: (() => void) | null = null;

  constructor(
    private readonly outside: Outside,
    private readonly stopUrl: string | undefined,
    /** A page that comes back from the browser's cache finds a session that has ended, not one that seems to live. */
    private readonly onGone: () => void,
  ) {}

  /** The session that is open now, or none. */
  watch(sessionId: string | null): void {
    if (this.stopUrl === undefined || sessionId === this.#sessionId) return;
    this.#sessionId = sessionId;
    if (sessionId === null) {
      this.#stopListening?.();
      this.#stopListening = null;
    } else {
      this.#stopListening ??= this.outside.onPageHide(() => this.#say(this.stopUrl as string));
    }
  }

  /** A session that was lost: the service may not know yet. */
  release(sessionId: string): void {
    if (this.stopUrl !== undefined) this.outside.sendBeacon(this.stopUrl, JSON.stringify({ sessionId }));
  }

  #say(url: string): void {
    if (this.#sessionId === null) return;
    this.outside.sendBeacon(url, JSON.stringify({ sessionId: this.#sessionId }));
    this.onGone();
  }
}
