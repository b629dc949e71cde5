'use client';

import { createContext, type ReactNode } from 'react';
import type { TranscriptMessage } from '../../../core/index.js';
import type { RenderText } from '../../provider/render-text-context.js';
import type { RenderData } from '../../shared/render-data.js';
import { ActiveMessages } from './active-messages.js';

/** Renders the actions below a message; `actions` are the default ones. */
export type RenderActions = (message: TranscriptMessage, actions: ReactNode) => ReactNode;

/** How a transcript shows its messages: times, Markdown, your own rendering. */
export interface TranscriptSettings {
  /**
   * When to show the time of a message: while it is hovered, tapped or focused, always, or never. Except with `never`,
   * the time of a turn is also shown above it after a pause of 15 minutes or more. @default 'on-demand'
   */
  readonly timestamps?: 'on-demand' | 'always' | 'never';
  /**
   * Renders the text of the persona's messages; `null`: as plain text. The text comes from a model, so never insert it
   * as HTML. Keep the order of the words, so that heard and unheard text can look different (in browsers with the CSS
   * Custom Highlight API). @default the provider's `renderMarkdown`
   */
  readonly renderMessage?: RenderText | null;
  /**
   * Renders the actions below the newest, hovered or focused message: the given actions, your own, or nothing.
   */
  readonly renderActions?: RenderActions;
  /** Renders the `data` parts of your endpoint, each at its place in the answer. @default they are not shown */
  readonly renderData?: RenderData;
}

export interface TranscriptContextValue extends TranscriptSettings {
  readonly active: ActiveMessages;
  /** Whether there are tool calls without a turn. */
  readonly hasLooseCalls: boolean;
}

export const TranscriptContext = createContext<TranscriptContextValue>({
  active: new ActiveMessages(),
  hasLooseCalls: false,
});
