/** Core of anam-react, without React: https://www.npmjs.com/package/anam-react */
export { keepConversation } from './api/storage/keep-conversation.js';
export type { KeepOptions } from './api/storage/keep-options.js';
export type { RedactReasoning } from './api/redact-reasoning.js';
export type {
  ConversationChange,
  ConversationStorage,
  LogName,
  StoredGroup,
} from './api/storage/conversation-storage.js';
export { conversationOf, type Conversation } from './api/conversation.js';
export type { ConversationFormat } from './api/export/conversation-format.js';
export { exportConversation } from './api/export/export-conversation.js';
export type { SpeakerNames } from './api/export/said-of.js';
export { createPersona } from './api/persona.js';
export type { AskOptions, Persona, TurnHandle, TurnResult, UpdateResult } from './api/persona-api.js';
export type { ReadonlyStore } from './ports/readonly-store.js';
export type {
  AdvancedOptions,
  DeviceOptions,
  LimitOptions,
  SessionOptions,
  TimeoutOptions,
  UsageReport,
} from './api/option-groups.js';
export type { CreatePersonaOptions, OwnSessionOptions, PersonaOptions } from './api/persona-options.js';
export type { InputPolicy } from './machine/context.js';
export type { OnClient } from './anam/on-client.js';
export type { ModeSwitch, PersonaMode, PersonaState, ServiceWarning } from './machine/persona-state.js';
export type { Clock, PersonaEnvironment } from './ports/environment.js';
export type { SpeechOptions } from './text/speech-options.js';
export type { SpeechRule } from './text/speech-rule.js';
export {
  spokenText,
  type SpokenText,
  type SpokenTextOptions,
  type UnspokenPiece,
} from './text/spoken-text.js';
export type { Projected, SpeechProjector, SpokenPiece } from './text/projector/speech-projector.js';
export type { ExclusiveScope } from './ports/environment.js';
export type { ConnectionQuality } from './machine/session/link-state.js';
export type { EndingReason, SessionEnding } from './machine/session/session-limits.js';
export type { SessionEndReason, SessionState } from './machine/session/session-state.js';
export type { SessionGrant } from './anam/session-grant.js';
export type { CueTag } from '../internal/cue-tag.js';
export type { PersonaUpdate } from './ports/persona-update.js';
export type {
  PictureShape,
  SessionEndpoint,
  SessionFields,
  SessionFunction,
  SessionSource,
} from './anam/session-source.js';
export type {
  ConnectRequest,
  ServiceToolCall,
  SessionCause,
  SessionConnection,
  SessionPort,
  SessionRequest,
  SessionSignal,
  SpeechChunk,
  ThoughtChange,
  ToolOutcome,
} from './ports/session-port.js';
export type {
  DeviceChoice,
  MicrophoneDenial,
  MicrophoneLack,
  MicrophoneState,
} from './machine/microphone/microphone-state.js';
export { openMicrophone } from './browser/open-microphone.js';
export type { Microphone, OpenMicrophone } from './ports/microphone.js';
export type { PersonaMediaStream } from './ports/media-stream.js';
export type { TurnOutcome, TurnState } from './machine/turn/turn-state.js';
export type {
  EndpointMessageId,
  MessageCue,
  PersonaMessage,
  TranscriptMessage,
  TurnSource,
  UserFile,
  UserMessage,
} from './machine/logs/message.js';
export type { DataPart, FilePart, MessagePart, SourcePart, TextRange } from './machine/logs/message-part.js';
export { logItems, type GroupedLog } from './machine/logs/grouped-log.js';
export {
  anamReasoning,
  type AnamReasoning,
  type AnamReasoningEnvironment,
  type ReasoningClient,
} from './api/anam-reasoning.js';
export type { Thought } from './machine/logs/thought.js';
export { turnWork, type TurnWork } from './machine/logs/turn-work.js';
export {
  latencyExcess,
  type LatencyBudget,
  type LatencyExcess,
  type LatencyName,
} from './machine/timeline/latency-budget.js';
export {
  responseTimeMs,
  turnSteps,
  type TurnStep,
  type TurnStepName,
} from './machine/timeline/turn-steps.js';
export type { TurnReport } from './machine/timeline/turn-report.js';
export type { TurnTimeline } from './machine/timeline/turn-timeline.js';
export type { PersonaTool, ToolExecutionContext } from './ports/persona-tool.js';
export type { JsonSchema } from './ports/json-schema.js';
export type { StandardSchema } from './ports/standard-schema.js';
export type { ToolCall, ToolCallApproval } from './machine/logs/tool-call.js';
export { selectActivity, type PersonaActivity } from './api/selectors.js';
export {
  PersonaError,
  type ErrorAction,
  type ErrorEntry,
  type PersonaErrorCode,
  type PersonaErrorData,
  type RetryPolicy,
} from '../internal/persona-error.js';
export { personaError } from '../internal/errors/error-of-code.js';
export { builtInLlms, type BuiltInLlm } from '../internal/built-in-llms.js';
