import type { Persona, StandardSchema } from '../../core/index.js';
import type { RenderToolCall, ToolCallLabels } from './persona-tool-call.js';

/** How the calls of one tool are shown. */
export interface ToolView {
  readonly parameters: unknown;
  readonly result: StandardSchema | undefined;
  readonly render: RenderToolCall<never, never> | undefined;
  readonly labels: ToolCallLabels<never> | undefined;
}

interface Entry {
  readonly name: string;
  view: ToolView;
}

/** The views of a persona's tools. The last registration of a name is used. */
export class ToolViews {
  readonly #entries: Entry[] = [];
  readonly #listeners = new Set<() => void>();

  /** @returns changes the view, and takes it away (`null`). */
  register(name: string, view: ToolView): (view: ToolView | null) => void {
    const entry: Entry = { name, view };
    this.#entries.push(entry);
    this.#tell();
    return (next) => {
      if (next) entry.view = next;
      else this.#entries.splice(this.#entries.indexOf(entry), 1);
      this.#tell();
    };
  }

  find(name: string): ToolView | undefined {
    return this.#entries.findLast((entry) => entry.name === name)?.view;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

const views = new WeakMap<Persona, ToolViews>();

/** Made for the first tool that has a view, or the first call that is shown. */
export function toolViewsOf(persona: Persona): ToolViews {
  const known = views.get(persona) ?? new ToolViews();
  views.set(persona, known);
  return known;
}
