'use client';

import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { PersonaActivity, PersonaMessage, PersonaState } from '../../core/index.js';
import { captionPage, type CaptionPage } from '../captions/caption-text.js';
import { useCaptionSettings, type CaptionSettingsControl } from '../captions/useCaptionSettings.js';
import { findAnswer } from '../shared/find-answer.js';
import { usePersonaContext } from '../provider/persona-context.js';
import { usePersonaActivity } from './usePersonaActivity.js';

/** What `usePersonaCaptions` returns: the words to show now, and the user's caption settings. */
export interface PersonaCaptions extends CaptionSettingsControl {
  /** The current caption: the sentence being spoken, or a part of it; `null` if there is none. */
  readonly page: CaptionPage | null;
  /** `ended`: the turn is over and its last words are still shown. `fading`: they fade out. */
  readonly state: 'speaking' | 'ended' | 'fading';
}

/** How long the last words stay, in milliseconds. */
const STAND_MS = 1_500;

/**
 * Returns the captions word by word as they are heard, and the caption settings. Captions follow the heard text, not the
 * written text: on an interruption they stop where the voice stopped.
 *
 * @throws PersonaError `config-context` outside a provider
 */
export function usePersonaCaptions(): PersonaCaptions {
  const { store } = usePersonaContext('usePersonaCaptions()').persona;
  const control = useCaptionSettings();
  const { on, size } = control.settings;
  const message = useStore(store, findAnswer);
  const activity = usePersonaActivity();
  // Also while a tool waits for the user.
  const isSpeaking = useStore(store, selectSpeaking);
  const isOnStage = isSpeaking || onStage.has(activity);
  const isFading = useHasStood(message, isSpeaking);
  const page = useMemo(
    () => (message && isOnStage && on ? captionPage(message, size) : null),
    [message, isOnStage, on, size],
  );
  return { ...control, page, state: isSpeaking ? 'speaking' : isFading ? 'fading' : 'ended' };
}

const onStage: ReadonlySet<PersonaActivity> = new Set<PersonaActivity>([
  'listening',
  'muted',
  'text-only',
  'no-microphone',
  'interrupted',
  'waiting',
]);
const selectSpeaking = ({ session, turn }: PersonaState) =>
  session.status === 'live' && turn.status === 'speaking';

/** Whether the last words of an answer have been shown long enough. */
function useHasStood(message: PersonaMessage | undefined, isSpeaking: boolean): boolean {
  const [stood, setStood] = useState<string | null>(null);
  const id = isSpeaking ? undefined : message?.id;
  useEffect(() => {
    if (id === undefined) return;
    const timer = setTimeout(() => setStood(id), STAND_MS);
    return () => clearTimeout(timer);
  }, [id]);
  return id !== undefined && stood === id;
}
