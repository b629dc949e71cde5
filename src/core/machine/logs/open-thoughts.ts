/** A thought from the service whose end has not been reported. */
interface OpenThought {
  readonly id: string;
  readonly turnId: string | null;
  /** When its text last grew, ms since the epoch. */
  readonly grewAt: number;
}

export interface ServiceThoughts {
  readonly open: readonly OpenThought[];
  /** Thoughts that arrived while no turn was running. They are assigned to the next answer. */
  readonly untied: readonly string[];
}

export const noServiceThoughts: ServiceThoughts = { open: [], untied: [] };
