import type { CSSProperties, ReactNode } from 'react';
import type { AdvancedOptions } from '../../core/index.js';
import type { ShortcutOptions } from '../keyboard/shortcut-map.js';
import type { ComposerProps } from '../parts/composer/Composer.js';
import type { TranscriptProps } from '../parts/transcript/Transcript.js';
import type { TranscriptSettings } from '../parts/transcript/transcript-context.js';
import type { GivenPersona, OwnPersona, SharedOptions } from '../provider/PersonaProvider.js';
import type { AppearanceOptions } from './appearance.js';

/** How the transcript follows the conversation and shows messages. */
export type TranscriptOptions = Pick<TranscriptProps, 'anchor' | keyof TranscriptSettings>;

/** How the text field behaves. */
export type ComposerOptions = Pick<ComposerProps, 'placeholder' | 'autoFocus' | 'maxLength' | 'suggestions'>;

/** Rarely needed chat settings. */
export interface ChatAdvancedOptions {
  /**
   * Keyboard shortcuts: set other keys for an action, or `null` for none; `global` listens on the whole page; `false` turns
   * all off. `defaultShortcuts` lists the actions.
   */
  readonly shortcuts?: ShortcutOptions | false;
}

/** The props that a chat adds to those of its provider. */
export interface ChatOptions {
  /** Added to the class of the chat element. */
  readonly className?: string;
  /** The style of the chat element. */
  readonly style?: CSSProperties;
  /** Theme, look, density, layout, poster, advice. */
  readonly appearance?: AppearanceOptions;
  /** `anchor`, `timestamps`, `renderMessage`, `renderActions`, `renderData`. */
  readonly transcript?: TranscriptOptions;
  /** `placeholder`, `autoFocus`, `maxLength`, `suggestions`. */
  readonly composer?: ComposerOptions;
  /** Components that use the hooks, e.g. `usePersonaTool`. They are rendered after the chat. */
  readonly children?: ReactNode;
}

interface ChatOfGivenPersona extends GivenPersona {
  /** Settings that few chats need. */
  readonly advanced?: ChatAdvancedOptions;
}

interface ChatOfOwnPersona extends Omit<OwnPersona, 'advanced'> {
  /** Settings that few chats need. */
  readonly advanced?: AdvancedOptions & ChatAdvancedOptions;
}

/** Props of `PersonaChat`: a persona or the options to create one, and how the chat looks and behaves. */
export type PersonaChatProps = (ChatOfGivenPersona | ChatOfOwnPersona) & SharedOptions & ChatOptions;
