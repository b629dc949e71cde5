/** The places that show a turn: its messages in the transcript, its thoughts in the history. */
export type TurnPlace = 'transcript' | 'history';

/** Shows a turn and moves the focus to it. Returns `false` if the turn is not in this place. */
export type ShowTurn = (turnId: string) => boolean;

/** The parts of one conversation that can show a turn, so that each can link to the other. */
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
