import type { Persona } from '../../core/index.js';
import { toolViews, type ToolView, type ToolViews } from './tool-views.js';

interface Entry {
  readonly name: string;
  view: ToolView;
}

/** The views of a persona's tools. The last registration of a name is used. */
class ToolViewRegistry implements ToolViews {
  readonly #entries: Entry[] = [];
  readonly #listeners = new Set<() => void>();

  /** @returns a function that changes the view, or removes it (`null`) */
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

  readonly find = (name: string): ToolView | undefined =>
    this.#entries.findLast((entry) => entry.name === name)?.view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

export function toolViewsOf(persona: Persona): ToolViewRegistry {
  const known = toolViews.get(persona);
  if (known instanceof ToolViewRegistry) return known;
  const made = new ToolViewRegistry();
  toolViews.set(persona, made);
  return made;
}
