import type { Persona } from '../../core/index.js';
import { formatLabel } from '../labels/format-label.js';
import type { PersonaLabels } from '../labels/labels.js';
import { mergePartLabels } from '../labels/merge-labels.js';
import type { CaptionStore } from '../captions/caption-store.js';
import { englishShortcutNotes } from '../labels/shortcut-notes.js';
import type { ChatActions } from './chat-actions.js';
import { isBehindDialog, keyIsFree } from './key-is-free.js';
import { toggleMute } from './microphone-action.js';
import { holdToTalk, interrupt } from './persona-actions.js';
import { browserChoice } from './shortcut-choice.js';
import { matchesKeys } from './shortcut-keys.js';
import { shortcutActions, shortcutMap, type ShortcutAction, type ShortcutOptions } from './shortcut-map.js';

/** Actions that repeat while the key is held. The others would toggle on and off. */
const repeating = new Set<ShortcutAction>(['previous', 'next']);

interface Heard {
  readonly persona: Persona;
  readonly captions: CaptionStore;
  readonly labels: PersonaLabels;
}

/** Offers the actions that need no mounted part, and activates the keys. Returns a function that stops both. */
export function hearKeys(
  actions: ChatActions,
  { persona, captions, labels }: Heard,
  options: ShortcutOptions | false | undefined,
): () => void {
  const { on, off } = mergePartLabels(labels.shortcuts, englishShortcutNotes);
  // The focus may be elsewhere, so the button's new state is not read out.
  const say = (name: string, isOn: boolean) => actions.say(formatLabel(isOn ? on : off, { name }));
  const mute = () => {
    const { microphone, microphoneMuted } = persona.store.getState();
    if (microphone.status === 'granted') say(labels.muteMicrophone, !microphoneMuted);
    return toggleMute(persona);
  };
  const toggleCaptions = () => {
    captions.set({ on: !captions.get().on });
    say(labels.captions.captions, captions.get().on);
  };
  const stops = [
    actions.offer('interrupt', () => interrupt(persona)),
    actions.offer('mute', mute),
    actions.offer('talk', (event) => event !== undefined && holdToTalk(persona, event)),
    actions.offer('captions', toggleCaptions),
    actions.hear(shortcutMap(options), browserChoice.load()),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Runs the action of this key, if one is available. */
export function pressKey(event: KeyboardEvent, actions: ChatActions, root: Element): void {
  const keys = actions.keys();
  if (!keys) return;
  for (const action of shortcutActions) {
    const [pressed, run] = [keys[action], actions.run(action)];
    if (!pressed || !run || !matchesKeys(event, pressed)) continue;
    if (!keyIsFree(event, pressed) || isBehindDialog(root) || !(root.checkVisibility?.() ?? true)) return;
    if (event.repeat && !repeating.has(action)) event.preventDefault();
    // If there was nothing to do, the key is left to the surrounding page: Escape may close the chat.
    else if (run(event) !== false) event.preventDefault();
    return;
  }
}
