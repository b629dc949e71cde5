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
import { useConsentGate } from './consent/consent-gate.js';
import type { ConsentOptions } from './consent/consent-options.js';
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

/** Privacy settings: what users are told and asked before a session, and what of the conversation is shown. */
export interface PrivacyOptions {
  /**
   * Whether the stage shows the AI badge, which says that the user talks to an AI. The EU AI Act (Regulation (EU)
   * 2024/1689, Article 50) demands such a notice at the latest at the first interaction. `'anam'`: hidden, because Anam
   * draws its own notice into the picture (the option for AI disclosure of the session); without a picture, as in the
   * layout `voice`, use `true`. `false`: hidden, because your page says it. This is not legal advice. @default true
   */
  readonly disclosure?: boolean | 'anam';
  /**
   * Asks the user for consent before the first start. Until then `start()` and `preload()` wait, so that there is no
   * request for a session, no microphone prompt, and no SDK code; the `storage` is neither read nor written. Which
   * consent your app needs depends on the privacy law that applies to it; this is not legal advice. @default no question
   * @example
   * <PersonaChat {...options} privacy={{ consent: { version: '2026-08', policyUrl: '/privacy' } }} />
   */
  readonly consent?: ConsentOptions;
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
  /** The AI badge, the user's consent, and the redaction of private text. */
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
          {rest.persona ? (
            <ProvidedPersona {...rest} privacy={privacy} />
          ) : (
            <MadePersona {...rest} privacy={privacy} />
          )}
        </CaptionsProvider>
      </ReasoningSettingsProvider>
    </RenderTextContext.Provider>
  );
}

type Settings = Pick<SharedOptions, 'labels' | 'autoStart' | 'storage' | 'privacy' | keyof ModeProps> &
  WithChildren;
type Given<Props> = { readonly [Name in keyof Props]: Props[Name] | undefined };

function MadePersona({
  labels,
  autoStart,
  storage,
  defaultMode,
  onModeChange,
  privacy,
  children,
  ...given
}: OwnPersona & Given<Settings>) {
  const { mode = defaultMode, ...rest } = given;
  const options: PersonaOptions = { ...rest, ...(mode !== undefined && { mode }) };
  const above = useContext(LabelsContext);
  const [live] = useState(() => new LiveOptions(inLanguageOf({ overrides: labels, above }, options)));
  const [lifetime] = useState(() => new PersonaLifetime(createPersona(live.forPersona)));
  useInsertionEffect(() => live.update(options));
  useEffect(() => lifetime.mount(), [lifetime]);
  const settings = { labels, autoStart, storage, privacy, onModeChange };
  return (
    <ProvidedPersona
      {...settings}
      persona={lifetime.persona}
      mode={given.mode}
      microphone={given.devices?.microphone}
    >
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
  privacy,
  microphone = true,
  children,
}: GivenPersona & Given<Settings> & { readonly microphone?: boolean | undefined }) {
  const texts = useLabelSource(labels);
  const requestMode = useModeControl(persona, { mode, onModeChange });
  const terms = privacy?.consent;
  const consent = useConsentGate(
    persona,
    terms && { ...terms, usesMicrophone: microphone, savesConversation: storage !== undefined },
  );
  const disclosure = (privacy?.disclosure ?? true) === true;
  const value = useMemo(
    () => ({ persona, requestMode, consent, disclosure }),
    [persona, requestMode, consent, disclosure],
  );
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
