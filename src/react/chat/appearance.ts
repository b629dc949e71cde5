import type { ReactNode } from 'react';
import type { ChatLayout } from './chat-layout.js';

/** How a chat looks. */
export interface AppearanceOptions {
  /** Light or dark. @default what the system has, or `data-persona-theme` around it */
  readonly theme?: 'light' | 'dark' | 'auto';
  /** One of `anam-react/looks.css`, or of your own: rules for `[data-persona-look='…']`. @default the usual one */
  readonly look?: 'slate' | 'paper' | 'grape' | (string & {});
  /** The room around messages and the size of the text. @default 'comfortable' */
  readonly density?: 'compact' | 'comfortable' | 'spacious';
  /** All but `full` need `anam-react/layouts.css` too. @default 'full' */
  readonly layout?: ChatLayout;
  /** Shown on the stage until the first frame, and without a session: a picture's address, or your own element. */
  readonly poster?: ReactNode;
  /** Shows the developer's advice beside errors. @default true in development */
  readonly showAdvice?: boolean;
}

/** The attributes that the style sheets know. */
export const appearanceAttributes = ({ theme, look, density }: AppearanceOptions = {}) => ({
  'data-persona-theme': theme === 'auto' ? undefined : theme,
  'data-persona-look': look,
  'data-persona-density': density,
});
