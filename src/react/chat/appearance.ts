import type { ReactNode } from 'react';
import type { ChatLayout } from './chat-layout.js';

/** The appearance of a chat. */
export interface AppearanceOptions {
  /** Light or dark. @default the system's setting, or `data-persona-theme` of an ancestor */
  readonly theme?: 'light' | 'dark' | 'auto';
  /** A look of `anam-react/looks.css`, or your own rules for `[data-persona-look='…']`. @default the standard look */
  readonly look?: 'slate' | 'paper' | 'grape' | (string & {});
  /** Spacing and text size, with `anam-react/looks.css`. @default 'comfortable' */
  readonly density?: 'compact' | 'comfortable' | 'spacious';
  /** All layouts except `full` also need `anam-react/layouts.css`. @default 'full' */
  readonly layout?: ChatLayout;
  /** Shown on the stage until the first frame, and without a session: an image URL or your own element. */
  readonly poster?: ReactNode;
  /** Shows advice for developers next to errors. @default true in development */
  readonly showAdvice?: boolean;
}

/** Returns the attributes that the style sheets use. */
export const appearanceAttributes = ({ theme, look, density }: AppearanceOptions = {}) => ({
  'data-persona-theme': theme === 'auto' ? undefined : theme,
  'data-persona-look': look,
  'data-persona-density': density,
});
