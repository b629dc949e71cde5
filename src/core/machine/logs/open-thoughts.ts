/** A thought of the service whose end has not been reported. */
interface OpenThought {
  readonly id: string;
  readonly turnId: string | null;
  /** When it grew last, ms since the epoch. */
  readonly grewAt: number;
}

export interface ServiceThoughts {
  readonly open: readonly OpenThought[];
  /** Thoughts that came while no turn ran: they belong to the next answer. */
  readonly untied: readonly string[];
}

export const noServiceThoughts: ServiceThoughts = { open: [], untied: [] };
