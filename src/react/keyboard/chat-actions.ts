import type { ShortcutAction, ResolvedShortcuts } from './shortcut-map.js';

/** `false`: there was nothing to do, and the key is left to others. */
export type RunAction = (event?: KeyboardEvent) => boolean | void;

const none: Partial<ResolvedShortcuts> = {};

/**
 * What can be done in one conversation just now, and by which keys. The parts that are there offer their actions; who
 * listens to the keyboard tells the keys, so that no part names one that nobody hears.
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

  /** Somebody listens to these keys from now on, unless the user has turned them off. */
  hear(keys: ResolvedShortcuts, isOn: boolean): () => void {
    this.#keys = keys;
    this.turn(isOn);
    return () => {
      if (this.#keys !== keys) return;
      this.#keys = null;
      this.#tell();
    };
  }

  /** `null` while nobody listens. */
  readonly keys = (): Partial<ResolvedShortcuts> | null => (this.#isOn ? this.#keys : this.#keys && none);

  /** Those that there would be if the user had not turned them off. */
  readonly allKeys = (): ResolvedShortcuts | null => this.#keys;

  readonly isOn = (): boolean => this.#isOn;

  readonly turn = (isOn: boolean): void => {
    this.#isOn = isOn;
    this.#tell();
  };

  /** What a key has changed out of sight of who pressed it; told to screen readers. */
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
