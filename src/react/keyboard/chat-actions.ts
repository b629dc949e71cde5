import type { ShortcutAction, ResolvedShortcuts } from './shortcut-map.js';

/** `false`: there was nothing to do, so other handlers get the key. */
export type RunAction = (event?: KeyboardEvent) => boolean | void;

const none: Partial<ResolvedShortcuts> = {};

/**
 * The available actions of one conversation, and their keys. Mounted parts offer their actions. The keyboard listener
 * registers the keys, so that parts only show keys that work.
 */
export class ChatActions {
  readonly #runs = new Map<ShortcutAction, RunAction>();
  readonly #listeners = new Set<() => void>();
  #keys: ResolvedShortcuts | null = null;
  #isOn = true;
  #said = '';

  readonly offer = (action: ShortcutAction, run: RunAction): (() => void) => {
    this.#runs.set(action, run);
    this.#tell();
    return () => {
      if (this.#runs.get(action) !== run) return;
      this.#runs.delete(action);
      this.#tell();
    };
  };

  /** Registers the keys of a listener. They are active unless the user has turned shortcuts off. */
  hear(keys: ResolvedShortcuts, isOn: boolean): () => void {
    this.#keys = keys;
    this.turn(isOn);
    return () => {
      if (this.#keys !== keys) return;
      this.#keys = null;
      this.#tell();
    };
  }

  /** `null` without a listener. */
  readonly keys = (): Partial<ResolvedShortcuts> | null => (this.#isOn ? this.#keys : this.#keys && none);

  /** The keys that would be active if the user had not turned shortcuts off. */
  readonly allKeys = (): ResolvedShortcuts | null => this.#keys;

  readonly isOn = (): boolean => this.#isOn;

  readonly turn = (isOn: boolean): void => {
    this.#isOn = isOn;
    this.#tell();
  };

  /** Announces a change made with a key to screen readers, because the changed control may be out of view. */
  readonly said = (): string => this.#said;

  readonly say = (text: string): void => {
    this.#said = text;
    this.#tell();
  };

  readonly run = (action: ShortcutAction): RunAction | undefined => this.#runs.get(action);

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

const ofConversation = new WeakMap<object, ChatActions>();

export function chatActions(conversation: object): ChatActions {
  const known = ofConversation.get(conversation);
  if (known) return known;
  const made = new ChatActions();
  ofConversation.set(conversation, made);
  return made;
}
