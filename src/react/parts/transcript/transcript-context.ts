'use client';

import { createContext, type ReactNode } from 'react';
import type { TranscriptMessage } from '../../../core/index.js';
import type { RenderText } from '../../provider/render-text-context.js';
import { ActiveMessages } from './active-messages.js';

/** A function that renders the actions below a message; `actions` are the usual ones. */
export type RenderActions = (message: TranscriptMessage, actions: ReactNode) => ReactNode;

/** How a transcript shows its messages: times, Markdown, your own rendering. */
export interface TranscriptSettings {
  /** Shows the time of each message. @default true */
  readonly timestamps?: boolean;
  /**
   * Shows the text of the persona's messages in place of the provider's `renderMarkdown`; `null`: as plain text. It is a
   * model's text, so never make HTML of it. Heard and unheard text still look different, in browsers with the CSS Custom
   * Highlight API; keep the order of the words. @default the provider's `renderMarkdown`
   */
  readonly renderMessage?: RenderText | null;
  /**
   * What stands below a message that is the newest, pointed at, or has the focus: the actions that it is given, with more
   * of your own, or nothing.
   */
  readonly renderActions?: RenderActions;
}

export interface TranscriptContextValue extends TranscriptSettings {
  readonly active: ActiveMessages;
  /** Whether there are tool calls that belong to no turn. */
  readonly hasLooseCalls: boolean;
}

export const TranscriptContext = createContext<TranscriptContextValue>({
  active: new ActiveMessages(),
  hasLooseCalls: false,
});
