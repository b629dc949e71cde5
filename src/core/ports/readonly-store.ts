/** A read-only store. Works with zustand's `useStore`. */
export interface ReadonlyStore<State> {
  getState(): State;
  getInitialState(): State;
  subscribe(listener: (state: State, previous: State) => void): () => void;
}
