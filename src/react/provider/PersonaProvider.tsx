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
import { CaptionsProvider, type CaptionProps } from '../captions/CaptionsProvider.js';
import { PersonaContext } from './persona-context.js';
import { PersonaLifetime } from './persona-lifetime.js';
import { ReasoningSettingsProvider, type ReasoningSettings } from './ReasoningSettingsProvider.js';
import { startQuietly } from './start-quietly.js';
import { TurnLogIndex } from './turn-log-index.js';
import { useKeptConversation } from './useKeptConversation.js';

/** A persona that you made and end yourself, or the options of one that lives as long as the component. */
export type PersonaSource =
  | {
      /** One that you made yourself, with `createPersona` or `livekitPersona`; its life is yours. */
      readonly persona: Persona;
    }
  | (OwnPersonaOptions & { readonly persona?: never });

interface OwnPersonaOptions extends Omit<PersonaOptions, 'mode'> {
  /** The mode to begin in, when `mode` does not decide it. @default 'client' when `llm.client` is given, else 'server' */
  readonly defaultMode?: PersonaMode;
}

export interface PersonaSettings extends ModeProps, ReasoningSettings, CaptionProps {
  /** Replaces texts of the parts, and says which language they are in. */
  readonly labels?: PersonaLabelOverrides;
  /**
   * Where the conversation outlives a reload: `indexedDbStorage(id)` of `anam-react/storage`, or your own. What is there
   * is taken up before the first session. Thoughts are redacted by `redactReasoning` before they are saved. Read once.
   */
  readonly storage?: ConversationStorage;
  /** Starts a session on mount instead of by a click. The browser may then refuse the sound. @default false */
  readonly autoStart?: boolean;
}

interface ProviderSettings extends PersonaSettings {
  /** What uses the hooks and the parts. */
  readonly children?: ReactNode;
}

export type PersonaProviderProps = PersonaSource & ProviderSettings;

/**
 * Gives a persona to the hooks and parts below it. Nothing connects until `start()`, unless `autoStart` is set.
 *
 * With options, it makes the persona once and stops it on unmount. Functions and the adapter may be written inline,
 * the latest are used, and so is `mode`; every other option is read once: give the provider a new `key` to change it.
 *
 * @example
 * <PersonaProvider session="/api/persona/session" llm={{ client: adapter }}>
 *   <Stage />
 *   <Transcript />
 * </PersonaProvider>
 *
 * @throws PersonaError `config-session`, `config-llm`, `config-invalid`
 */
export function PersonaProvider(props: PersonaProviderProps): ReactNode {
  const {
    reasoningMode,
    defaultReasoningMode,
    onReasoningModeChange,
    redactReasoning,
    renderReasoning,
    defaultCaptions,
    captionStorage,
    ...rest
  } = props;
  return (
    <ReasoningSettingsProvider
      {...(reasoningMode && { reasoningMode })}
      {...(defaultReasoningMode && { defaultReasoningMode })}
      {...(onReasoningModeChange && { onReasoningModeChange })}
      {...(redactReasoning && { redactReasoning })}
      {...(renderReasoning && { renderReasoning })}
    >
      <CaptionsProvider
        {...(defaultCaptions && { defaultCaptions })}
        {...(captionStorage !== undefined && { captionStorage })}
      >
        {rest.persona ? <GivenPersona {...rest} /> : <OwnPersona {...rest} />}
      </CaptionsProvider>
    </ReasoningSettingsProvider>
  );
}

function GivenPersona({ persona, ...settings }: { readonly persona: Persona } & ProviderSettings) {
  return <ProvidedPersona persona={persona} {...settings} />;
}

function OwnPersona({
  labels,
  autoStart,
  storage,
  defaultMode,
  onModeChange,
  children,
  ...given
}: OwnPersonaOptions & ProviderSettings) {
  const { mode = defaultMode, ...rest } = given;
  const options: PersonaOptions = { ...rest, ...(mode !== undefined && { mode }) };
  const [live] = useState(() => new LiveOptions(options));
  const [lifetime] = useState(() => new PersonaLifetime(createPersona(live.forPersona)));
  useInsertionEffect(() => live.update(options));
  useEffect(() => lifetime.mount(), [lifetime]);
  return (
    <ProvidedPersona
      persona={lifetime.persona}
      {...(labels && { labels })}
      {...(autoStart !== undefined && { autoStart })}
      {...(storage && { storage })}
      mode={given.mode}
      onModeChange={onModeChange}
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
  children,
}: { readonly persona: Persona } & ProviderSettings) {
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
  // Before the start below, which waits for what was kept.
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
