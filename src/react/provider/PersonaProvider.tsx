'use client';

import { useContext, useEffect, useInsertionEffect, useMemo, useState, type ReactNode } from 'react';
import {
  createPersona,
  type ConversationStorage,
  type Persona,
  type PersonaMode,
  type PersonaOptions,
} from '../../core/index.js';
import type { PersonaLabelOverrides } from '../labels/labels.js';
import { LabelsContext } from '../labels/labels-context.js';
import { useLabelSource } from './useLabelSource.js';
import { LiveOptions } from './live-options.js';
import type { ModeProps } from './mode-control.js';
import { useModeControl } from './useModeControl.js';
import { CaptionsProvider, type CaptionOptions } from '../captions/CaptionsProvider.js';
import { PersonaContext } from './persona-context.js';
import { PersonaLifetime } from './persona-lifetime.js';
import { ReasoningSettingsProvider, type ReasoningOptions } from './ReasoningSettingsProvider.js';
import { RenderTextContext, type RenderText } from './render-text-context.js';
import { inLanguageOf } from './spoken-language.js';
import { startQuietly } from './start-quietly.js';
import { useKeptConversation } from './useKeptConversation.js';

/** A persona that you create and end yourself. */
export interface GivenPersona {
  /** Created by `createPersona` or `livekitPersona`. You decide when it ends. */
  readonly persona: Persona;
}

/** The options of a persona that is ended when the provider unmounts. */
export interface OwnPersona extends Omit<PersonaOptions, 'mode'> {
  readonly persona?: never;
  /** The initial mode, if `mode` is not set. @default 'client' when `llm.client` is given, else 'server' */
  readonly defaultMode?: PersonaMode;
}

/**
 * The persona of a provider: one that you created with `createPersona`, or the options to create one that lives as long
 * as the component.
 */
export type PersonaSource = GivenPersona | OwnPersona;

/** Privacy settings. */
export interface PrivacyOptions {
  /**
   * Redacts thoughts before they are shown, searched, copied or exported, and the arguments and results of tool calls before
   * they are shown or exported. Must be pure. If it throws, the text is hidden. Use a stable function in long
   * conversations: a new function is applied to every thought again.
   */
  readonly redactReasoning?: (text: string) => string;
}

/** Options for the parts, independent of the persona. */
export interface SharedOptions extends ModeProps {
  /** Whether reasoning blocks are open, and how their text is rendered. */
  readonly reasoning?: ReasoningOptions;
  /** The initial caption settings, and where the user's settings are saved. */
  readonly captions?: CaptionOptions;
  /** Redaction of private text. */
  readonly privacy?: PrivacyOptions;
  /**
   * Renders the persona's messages and thoughts, for example `renderMarkdown` from `anam-react/markdown`. The text
   * comes from a model, so never insert it as HTML. `reasoning.render`, and `renderMessage` of the transcript, override
   * it.
   */
  readonly renderMarkdown?: RenderText;
  /** Replaces texts of the parts and sets their language. */
  readonly labels?: PersonaLabelOverrides;
  /**
   * Saves the conversation, so that it continues after a reload: `indexedDbStorage(id)` from `anam-react/storage`, or
   * your own storage. It is restored before the first session. Thoughts are redacted by `privacy.redactReasoning`
   * before they are saved. Read once.
   */
  readonly storage?: ConversationStorage;
  /** Starts a session on mount instead of on a click. The browser may then block the sound. @default false */
  readonly autoStart?: boolean;
}

interface WithChildren {
  /** Components that use the hooks and the parts. */
  readonly children?: ReactNode;
}

/** Props of `PersonaProvider`: a persona or the options to create one, and the settings that its parts share. */
export type PersonaProviderProps = PersonaSource & SharedOptions & WithChildren;

/**
 * Provides a persona to the hooks and parts below it. It does not connect until `start()`, unless `autoStart` is set.
 *
 * With options, it creates the persona once and ends it on unmount. You can write functions, the adapter and option groups
 * inline: the latest functions and the latest `mode` are used. All other options are read once; to change one, give the
 * provider a new `key`.
 *
 * @example
 * <PersonaProvider session="/api/persona/session" llm={{ client: adapter }} limits={{ sessionSeconds: 600 }}>
 *   <Stage />
 *   <Transcript />
 * </PersonaProvider>
 *
 * @throws PersonaError `config-session`, `config-llm`, `config-invalid`
 */
export function PersonaProvider({
  reasoning,
  captions,
  privacy,
  renderMarkdown,
  ...rest
}: PersonaProviderProps): ReactNode {
  return (
    <RenderTextContext.Provider value={renderMarkdown ?? null}>
      <ReasoningSettingsProvider {...reasoning} redact={privacy?.redactReasoning}>
        <CaptionsProvider {...captions}>
          {rest.persona ? <ProvidedPersona {...rest} /> : <MadePersona {...rest} />}
        </CaptionsProvider>
      </ReasoningSettingsProvider>
    </RenderTextContext.Provider>
  );
}

type Settings = Pick<SharedOptions, 'labels' | 'autoStart' | 'storage' | keyof ModeProps> & WithChildren;

function MadePersona({
  labels,
  autoStart,
  storage,
  defaultMode,
  onModeChange,
  children,
  ...given
}: OwnPersona & Settings) {
  const { mode = defaultMode, ...rest } = given;
  const options: PersonaOptions = { ...rest, ...(mode !== undefined && { mode }) };
  const above = useContext(LabelsContext);
  const [live] = useState(() => new LiveOptions(inLanguageOf({ overrides: labels, above }, options)));
  const [lifetime] = useState(() => new PersonaLifetime(createPersona(live.forPersona)));
  useInsertionEffect(() => live.update(options));
  useEffect(() => lifetime.mount(), [lifetime]);
  const settings = { labels, autoStart, storage, onModeChange };
  return (
    <ProvidedPersona {...settings} persona={lifetime.persona} mode={given.mode}>
      {children}
    </ProvidedPersona>
  );
}

function ProvidedPersona({
  persona,
  labels,
  autoStart = false,
  storage,
  mode,
  onModeChange,
  children,
}: GivenPersona & { readonly [Name in keyof Settings]: Settings[Name] | undefined }) {
  const texts = useLabelSource(labels);
  const requestMode = useModeControl(persona, { mode, onModeChange });
  const value = useMemo(() => ({ persona, requestMode }), [persona, requestMode]);
  // Before the start below, because a start waits for the saved conversation.
  useKeptConversation(persona, storage);
  useEffect(() => {
    if (autoStart) startQuietly(persona);
  }, [persona, autoStart]);
  return (
    <PersonaContext.Provider value={value}>
      <LabelsContext.Provider value={texts}>{children}</LabelsContext.Provider>
    </PersonaContext.Provider>
  );
}
