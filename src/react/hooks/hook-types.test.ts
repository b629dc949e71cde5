import { expect, expectTypeOf, it } from 'vitest';
import * as entry from '../../index.js';
import type {
  CaptionSettings,
  HistoryPanelControl,
  ReasoningHistoryModel,
  LanguageAttributes,
  Persona,
  PersonaActivity,
  PersonaCaptions,
  PersonaConnection,
  PersonaConsent,
  PersonaDevices,
  PersonaModeControl,
  PersonaUsage,
  MicrophoneState,
  PushToTalk,
  ReasoningModeControl,
  SessionState,
  ShortcutHandler,
  Thought,
  ToolCall,
  TranscriptMessage,
  TurnState,
  TurnTimeline,
} from '../../index.js';

/** The return type of each hook, by its public name. */
interface Returned {
  readonly useAnamReasoning: readonly Thought[];
  readonly useLanguage: LanguageAttributes;
  readonly useMicrophoneLevel: void;
  readonly usePersona: Persona;
  readonly usePersonaActivity: PersonaActivity;
  readonly usePersonaCaptions: PersonaCaptions;
  readonly usePersonaConnection: PersonaConnection;
  readonly usePersonaConsent: PersonaConsent;
  readonly usePersonaDevices: PersonaDevices;
  readonly usePersonaMessages: readonly TranscriptMessage[];
  readonly usePersonaMicrophone: MicrophoneState;
  readonly usePersonaMode: PersonaModeControl;
  readonly usePersonaReasoning: readonly Thought[];
  readonly usePersonaSession: SessionState;
  readonly usePersonaShortcuts: ShortcutHandler;
  readonly usePersonaSupported: boolean;
  readonly usePersonaTimeLeft: number | null;
  readonly usePersonaTimeline: readonly TurnTimeline[];
  readonly usePersonaTool: void;
  readonly usePersonaToolCalls: readonly ToolCall[];
  readonly usePersonaTurn: TurnState;
  readonly usePersonaUsage: PersonaUsage;
  readonly usePushToTalk: PushToTalk;
  readonly useHistoryPanel: HistoryPanelControl;
  readonly useKeptFocus: void;
  readonly useReasoningHistory: ReasoningHistoryModel;
  readonly useReasoningMode: ReasoningModeControl;
}

type Hook = Exclude<Extract<keyof typeof entry, `use${string}`>, 'usePersonaSelector'>;
type Actual = { readonly [Name in Hook]: ReturnType<(typeof entry)[Name]> };

it('has a type of the root for all that a hook returns', () => {
  expectTypeOf<Actual>().toEqualTypeOf<Returned>();
  expectTypeOf<PersonaCaptions['settings']>().toEqualTypeOf<CaptionSettings>();
  expect(Object.keys(entry).filter((name) => name.startsWith('use')).length).toBeGreaterThan(20);
});
