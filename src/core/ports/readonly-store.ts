/** A store that can be read and subscribed to, and not written. Fits zustand's `useStore`. */
export interface ReadonlyStore<State> {
  getState(): State;
  getInitialState(): State;
  subscribe(listener: (state: State, previous: State) => void): () => void;
}
