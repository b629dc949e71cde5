/** Where a turn can be looked at: what was said in it, and what was thought. */
export type TurnPlace = 'transcript' | 'history';

/** Shows a turn and moves the focus there; `false` when it is not in this place. */
export type ShowTurn = (turnId: string) => boolean;

/** The parts of one conversation that can show a turn, so that each can lead to the other. */
export class TurnPlaces {
  readonly #shown = new Map<TurnPlace, ShowTurn>();
  readonly #listeners = new Set<() => void>();

  register(place: TurnPlace, show: ShowTurn): () => void {
    this.#shown.set(place, show);
    this.#tell();
    return () => {
      if (this.#shown.get(place) !== show) return;
      this.#shown.delete(place);
      this.#tell();
    };
  }

  readonly has = (place: TurnPlace): boolean => this.#shown.has(place);

  readonly show = (place: TurnPlace, turnId: string): boolean => this.#shown.get(place)?.(turnId) ?? false;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

const ofConversation = new WeakMap<object, TurnPlaces>();

export function turnPlaces(conversation: object): TurnPlaces {
  const known = ofConversation.get(conversation);
  if (known) return known;
  const made = new TurnPlaces();
  ofConversation.set(conversation, made);
  return made;
}
