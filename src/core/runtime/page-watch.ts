import type { PersonaEnvironment } from '../ports/environment.js';
import type { ExclusiveScope } from '../browser/exclusive.js';
import type { PersonaEvent } from '../machine/persona-event.js';

type Outside = Pick<PersonaEnvironment, 'onOnline' | 'onHidden' | 'claim'>;

/** What the page goes through while a session is open. Nothing is listened to otherwise. */
export class PageWatch {
  #stops: (() => void)[] = [];

  constructor(
    private readonly outside: Outside,
    private readonly exclusive: ExclusiveScope | undefined,
    private readonly dispatch: (event: PersonaEvent) => void,
  ) {}

  watch(isOpen: boolean): void {
    if (isOpen === this.#stops.length > 0) return;
    for (const stop of this.#stops.splice(0)) stop();
    if (!isOpen) return;
    this.#stops = [
      this.outside.onOnline(() => this.dispatch({ type: 'page/online' })),
      this.outside.onHidden((hidden) => this.dispatch({ type: 'page/hidden', hidden })),
    ];
    if (!this.exclusive) return;
    this.#stops.push(this.outside.claim(this.exclusive, () => this.dispatch({ type: 'session/replaced' })));
  }
}
