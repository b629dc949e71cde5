/** React components and hooks of anam-react: https://www.npmjs.com/package/anam-react */
export { PersonaChat, type PersonaChatProps } from './react/chat/PersonaChat.js';
export type { AppearanceOptions } from './react/chat/appearance.js';
export type { ChatAdvancedOptions, ComposerOptions, TranscriptOptions } from './react/chat/chat-options.js';
export { PersonaLauncher, type PersonaLauncherProps } from './react/chat/PersonaLauncher.js';
export type { ChatLayout } from './react/chat/chat-layout.js';
export { StageOrb, type StageOrbProps } from './react/parts/stage/StageOrb.js';
export {
  PersonaProvider,
  type PersonaProviderProps,
  type PersonaSource,
  type PrivacyOptions,
} from './react/provider/PersonaProvider.js';
export type {
  ConsentOptions,
  ConsentPurpose,
  ConsentRecord,
  ConsentStorage,
} from './react/provider/consent/consent-options.js';
export { ConsentDialog, type ConsentDialogProps } from './react/parts/consent/ConsentDialog.js';

export {
  ReasoningSettingsProvider,
  type ReasoningOptions,
  type ReasoningSettingsProviderProps,
} from './react/provider/ReasoningSettingsProvider.js';
export type { RenderText, TextMark } from './react/provider/render-text-context.js';
export { LabelsProvider, type LabelsProviderProps } from './react/provider/LabelsProvider.js';
export { useLanguage, type LanguageAttributes } from './react/hooks/useLanguage.js';
export { useReasoningMode, type ReasoningModeControl } from './react/hooks/useReasoningMode.js';
export { useHistoryPanel, type HistoryPanelControl } from './react/hooks/useHistoryPanel.js';
export { useKeptFocus } from './react/hooks/useKeptFocus.js';
export {
  useReasoningHistory,
  type ReasoningHistoryModel,
  type ReasoningHistoryOptions,
  type ReasoningOrder,
} from './react/hooks/useReasoningHistory.js';
export type { ReasoningFilter } from './react/reasoning/reasoning-filter.js';
export type { ReasoningHit, ReasoningSearch } from './react/reasoning/reasoning-search.js';
export type {
  ReasoningHistorySource,
  ReasoningStep,
  ReasoningThought,
  ReasoningToolCall,
  ReasoningTurn,
} from './react/reasoning/reasoning-turn.js';
export type { TextHit } from './react/reasoning/text-search.js';
export { useAnamReasoning } from './react/hooks/useAnamReasoning.js';
export { usePersona } from './react/hooks/usePersona.js';
export { usePersonaActivity } from './react/hooks/usePersonaActivity.js';
export { usePersonaCaptions, type PersonaCaptions } from './react/hooks/usePersonaCaptions.js';
export type { CaptionPage } from './react/captions/caption-text.js';
export type { CaptionSettingsControl } from './react/captions/useCaptionSettings.js';
export {
  usePersonaConsent,
  type PersonaConsent,
  type WithdrawOptions,
} from './react/hooks/usePersonaConsent.js';
export { usePersonaConnection, type PersonaConnection } from './react/hooks/usePersonaConnection.js';
export { usePersonaSupported } from './react/hooks/usePersonaSupported.js';
export { usePersonaTimeLeft } from './react/hooks/usePersonaTimeLeft.js';
export { usePersonaMessages } from './react/hooks/usePersonaMessages.js';
export { useMicrophoneLevel } from './react/hooks/useMicrophoneLevel.js';
export { usePersonaDevices, type PersonaDevices } from './react/hooks/usePersonaDevices.js';
export type { PersonaDevice } from './react/devices/useDeviceList.js';
export { usePushToTalk, type PushToTalk, type PushToTalkOptions } from './react/hooks/usePushToTalk.js';
export { usePersonaMicrophone } from './react/hooks/usePersonaMicrophone.js';
export {
  usePersonaMode,
  type ModeDisabledReason,
  type PersonaModeControl,
} from './react/hooks/usePersonaMode.js';
export { usePersonaReasoning } from './react/hooks/usePersonaReasoning.js';
export { usePersonaSelector } from './react/hooks/usePersonaSelector.js';
export { usePersonaSession } from './react/hooks/usePersonaSession.js';
export { usePersonaShortcuts, type ShortcutHandler } from './react/hooks/usePersonaShortcuts.js';
export {
  defaultShortcuts,
  type ShortcutAction,
  type ShortcutMap,
  type ShortcutOptions,
} from './react/keyboard/shortcut-map.js';
export type { ShortcutKeys } from './react/keyboard/shortcut-keys.js';
export { usePersonaTimeline } from './react/hooks/usePersonaTimeline.js';
export {
  usePersonaTool,
  type PersonaToolOptions,
  type SharedToolOptions,
} from './react/hooks/usePersonaTool.js';
export type {
  JsonOf,
  PartialArguments,
  PersonaToolCall,
  RenderToolCall,
  ToolCallLabels,
  ToolWords,
} from './react/provider/persona-tool-call.js';
export { usePersonaToolCalls } from './react/hooks/usePersonaToolCalls.js';
export { usePersonaUsage, type PersonaUsage } from './react/hooks/usePersonaUsage.js';
export { usePersonaTurn } from './react/hooks/usePersonaTurn.js';

export { Announcer, type AnnouncerProps } from './react/parts/announcer/Announcer.js';
export type { CaptionSettings } from './react/captions/caption-settings.js';
export type { CaptionOptions } from './react/captions/CaptionsProvider.js';
export type { CaptionStorage } from './react/captions/caption-storage.js';
export { Captions, type CaptionsProps } from './react/parts/captions/Captions.js';
export { Composer, type ComposerProps } from './react/parts/composer/Composer.js';
export { Controls, type ControlsProps } from './react/parts/controls/Controls.js';
export { EndingNotice, type EndingNoticeProps } from './react/parts/ending-notice/EndingNotice.js';
export {
  ErrorNotice,
  type ErrorNoticeProps,
  type ErrorSource,
} from './react/parts/error-notice/ErrorNotice.js';
export { HistoryButton, type HistoryButtonProps } from './react/parts/history-panel/HistoryButton.js';
export { HistoryPanel } from './react/parts/history-panel/HistoryPanel.js';
export type { HistoryPanelProps } from './react/parts/history-panel/history-panel-props.js';
export { ModeToggle, type ModeToggleProps } from './react/parts/mode-toggle/ModeToggle.js';
export type { ReasoningMode } from './react/reasoning/reasoning-mode.js';
export { Reasoning, type ReasoningProps } from './react/parts/reasoning/Reasoning.js';
export {
  ReasoningHistory,
  type ReasoningHistoryProps,
} from './react/parts/reasoning-history/ReasoningHistory.js';
export { ReasoningBar, type ReasoningBarProps } from './react/parts/reasoning-bar/ReasoningBar.js';
export { DeviceCheck, type DeviceCheckProps } from './react/parts/devices/DeviceCheck.js';
export { Devices, type DevicesProps } from './react/parts/devices/Devices.js';
export { EventLog, type EventLogProps } from './react/parts/event-log/EventLog.js';
export {
  ExportConversation,
  type ExportConversationProps,
} from './react/parts/export-conversation/ExportConversation.js';
export { MicrophoneLevel, type MicrophoneLevelProps } from './react/parts/devices/MicrophoneLevel.js';
export { Shortcuts, type ShortcutsProps } from './react/parts/shortcuts/Shortcuts.js';
export { Stage, type StageProps } from './react/parts/stage/Stage.js';
export { stageShape } from './react/parts/stage/stage-shape.js';
export { Timeline, type TimelineProps } from './react/parts/timeline/Timeline.js';
export { ToolApprovals, type ToolApprovalsProps } from './react/parts/tool-calls/ToolApprovals.js';
export { ToolCalls, type ToolCallsProps } from './react/parts/tool-calls/ToolCalls.js';
export { Transcript, type TranscriptProps } from './react/parts/transcript/Transcript.js';
export {
  TranscriptWaiting,
  type TranscriptWaitingProps,
} from './react/parts/transcript/TranscriptWaiting.js';
export type { RenderData } from './react/shared/render-data.js';
export type { RenderActions, TranscriptSettings } from './react/parts/transcript/transcript-context.js';

export {
  PersonaError,
  builtInLlms,
  createPersona,
  personaError,
  type AdvancedOptions,
  type AskOptions,
  type BuiltInLlm,
  type ConnectionQuality,
  type Conversation,
  type ConversationStorage,
  type DataPart,
  type DeviceChoice,
  type DeviceOptions,
  type EndingReason,
  type CueTag,
  type EndpointMessageId,
  type MessageCue,
  type ErrorAction,
  type ExclusiveScope,
  type FilePart,
  type GroupedLog,
  type InputPolicy,
  type JsonSchema,
  type LatencyBudget,
  type LimitOptions,
  type MessagePart,
  type MicrophoneDenial,
  type MicrophoneLack,
  type MicrophoneState,
  type ModeSwitch,
  type Persona,
  type PersonaActivity,
  type PersonaErrorCode,
  type PersonaErrorData,
  type PersonaMediaStream,
  type PersonaMessage,
  type PersonaMode,
  type PersonaOptions,
  type PersonaState,
  type PersonaTool,
  type PictureShape,
  type ReadonlyStore,
  type ReasoningClient,
  type RetryPolicy,
  type ServiceWarning,
  type SessionCause,
  type SessionEndReason,
  type SessionEnding,
  type SessionOptions,
  type SessionRequest,
  type SessionSource,
  type SessionState,
  type SourcePart,
  type SpeechOptions,
  type StandardSchema,
  type TextRange,
  type Thought,
  type TimeoutOptions,
  type ToolCall,
  type ToolCallApproval,
  type ToolExecutionContext,
  type TranscriptMessage,
  type TurnHandle,
  type TurnOutcome,
  type TurnReport,
  type TurnResult,
  type TurnSource,
  type TurnState,
  type TurnTimeline,
  type UpdateResult,
  type UsageReport,
  type UserFile,
  type UserMessage,
} from './core/index.js';
export type { PersonaLabelOverrides, PersonaLabels } from './react/labels/labels.js';
export type { PluralLabel } from './react/labels/plural-label.js';
