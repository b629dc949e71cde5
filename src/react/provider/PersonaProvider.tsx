'use client';

import { useEffect, useInsertionEffect, useMemo, useState, type ReactNode } from 'react';
import {
  createPersona,
  type ConversationStorage,
  type Persona,
  type PersonaMode,
  type PersonaOptions,
} from '../../core/index.js';
import type { PersonaLabelOverrides } from '../labels/labels.js';
import { LabelsContext } from '../labels/labels-context.js';
import { useResolvedLabels } from './useResolvedLabels.js';
import { LiveOptions } from './live-options.js';
import type { ModeProps } from './mode-control.js';
import { useModeControl } from './useModeControl.js';
import { CaptionsProvider, type CaptionOptions } from '../captions/CaptionsProvider.js';
import { PersonaContext } from './persona-context.js';
import { PersonaLifetime } from './persona-lifetime.js';
import { ReasoningSettingsProvider, type ReasoningOptions } from './ReasoningSettingsProvider.js';
import { RenderTextContext, type RenderText } from './render-text-context.js';
import { startQuietly } from './start-quietly.js';
import { TurnLogIndex } from './turn-log-index.js';
import { useKeptConversation } from './useKeptConversation.js';

/** A persona that you made and end yourself. */
export interface GivenPersona {
  /** Made by `createPersona` or `livekitPersona`; you decide when it ends. */
  readonly persona: Persona;
}

/** The options of a persona that lives as long as the component. */
export interface OwnPersona extends Omit<PersonaOptions, 'mode'> {
  readonly persona?: never;
  /** The mode to begin in, when `mode` does not decide it. @default 'client' when `llm.client` is given, else 'server' */
  readonly defaultMode?: PersonaMode;
}

export type PersonaSource = GivenPersona | OwnPersona;

/** What must not be seen by everyone. */
export interface PrivacyOptions {
  /**
   * Removes from thoughts what must not be seen, before they are shown, found, copied or exported, and from the requests
   * and results of tool calls before they are shown or exported. Must be pure. A text on which it throws is hidden. Use a stable function in long conversations: a new one is applied to every thought again.
   */
  readonly redactReasoning?: (text: string) => string;
}

/** What the parts share, whoever made the persona. */
export interface SharedOptions extends ModeProps {
  /** How blocks of reasoning rest, and how their text is shown. */
  readonly reasoning?: ReasoningOptions;
  /** How captions begin, and where the reader's choice is saved. */
  readonly captions?: CaptionOptions;
  /** What is removed before anything is shown. */
  readonly privacy?: PrivacyOptions;
  /**
   * Shows the persona's messages and thoughts in place of plain text: `renderMarkdown` of `anam-react/markdown` does. It
   * is a model's text, so never make HTML of it. `reasoning.render` and `renderMessage` of the transcript override it.
   */
  readonly renderMarkdown?: RenderText;
  /** Replaces texts of the parts, and says which language they are in. */
  readonly labels?: PersonaLabelOverrides;
  /**
   * Where the conversation is saved, so that it survives a reload: `indexedDbStorage(id)` of `anam-react/storage`, or your
   * own. A saved conversation is restored before the first session. Thoughts are redacted
   * by `privacy.redactReasoning` before they are saved. Read once.
   */
  readonly storage?: ConversationStorage;
  /** Starts a session on mount instead of by a click. The browser may then refuse the sound. @default false */
  readonly autoStart?: boolean;
}

interface WithChildren {
  /** What uses the hooks and the parts. */
  readonly children?: ReactNode;
}

export type PersonaProviderProps = PersonaSource & SharedOptions & WithChildren;

/**
 * Gives a persona to the hooks and parts below it. Nothing connects until `start()`, unless `autoStart` is set.
 *
 * With options, it makes the persona once and ends it on unmount. Functions, the adapter and the groups themselves may be
 * written inline: the latest functions are used, and the latest `mode`. Every other option is read once: give the
 * provider a new `key` to change it.
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
  const [live] = useState(() => new LiveOptions(options));
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
  const resolved = useResolvedLabels(labels);
  const logs = useMemo(
    () => ({
      reasoning: new TurnLogIndex(persona.store, (state) => state.reasoning),
      toolCalls: new TurnLogIndex(persona.store, (state) => state.toolCalls),
      timeline: new TurnLogIndex(persona.store, (state) => state.timeline),
    }),
    [persona],
  );
  const requestMode = useModeControl(persona, { mode, onModeChange });
  const value = useMemo(() => ({ persona, ...logs, requestMode }), [persona, logs, requestMode]);
  // Before the start below, which waits for the saved conversation.
  useKeptConversation(persona, storage);
  useEffect(() => {
    if (autoStart) startQuietly(persona);
  }, [persona, autoStart]);
  return (
    <PersonaContext.Provider value={value}>
      <LabelsContext.Provider value={resolved}>{children}</LabelsContext.Provider>
    </PersonaContext.Provider>
  );
}
