/** Core of anam-react, without React: https://www.npmjs.com/package/anam-react */
export { keepConversation } from './storage/keep-conversation.js';
export type {
  ConversationChange,
  ConversationStorage,
  LogName,
  StoredGroup,
} from './storage/conversation-storage.js';
export { conversationOf, type Conversation } from './conversation.js';
export {
  exportConversation,
  type ConversationFormat,
  type SpeakerNames,
} from './export/export-conversation.js';
export { createPersona } from './persona.js';
export type { Persona, ReadonlyStore, TurnHandle, TurnResult } from './persona-api.js';
export type { InputPolicy, PersonaOptions } from './persona-options.js';
export type { ModeSwitch, PersonaMode, PersonaState } from './persona-state.js';
export type { Clock, PersonaEnvironment } from './environment.js';
export type { FrameScheduler } from './frame-scheduler.js';
export type { SpeechOptions } from './speech/speech-options.js';
export type { Projected, SpeechProjector, SpokenPiece } from './speech/projector/speech-projector.js';
export type { ExclusiveScope } from './session/exclusive.js';
export type { ConnectionQuality } from './session/link-state.js';
export type { EndingReason, SessionEnding } from './limits/session-limits.js';
export type { SessionEndReason, SessionState } from './session/session-state.js';
export type { SessionRequest, SessionSource } from './session/session-token.js';
export type {
  DeviceChoice,
  MicrophoneDenial,
  MicrophoneLack,
  MicrophoneState,
} from './media/microphone-state.js';
export { onMicrophoneChange, type MicrophoneChange } from './media/microphone-changes.js';
export { openMicrophone, type Microphone, type OpenMicrophone } from './media/microphone.js';
export type { Silence } from './media/silence.js';
export type { PersonaMediaStream } from './media/media-stream.js';
export type { TurnOutcome, TurnState } from './turn/turn-state.js';
export type { PersonaMessage, TranscriptMessage, TurnSource, UserMessage } from './transcript/message.js';
export { logItems, type GroupedLog, type LogGroup } from './transcript/grouped-log.js';
export {
  anamReasoning,
  type AnamReasoning,
  type AnamReasoningEnvironment,
  type ReasoningClient,
} from './reasoning/anam-reasoning.js';
export type { Thought } from './reasoning/thought.js';
export {
  latencyExcess,
  type LatencyBudget,
  type LatencyExcess,
  type LatencyName,
} from './timeline/latency-budget.js';
export { responseTime, turnSteps, type TurnStep, type TurnStepName } from './timeline/turn-steps.js';
export type { TurnReport } from './timeline/turn-report.js';
export type { TurnTimeline } from './timeline/turn-timeline.js';
export type { JsonSchema, PersonaTool, ToolRunContext } from './tools/persona-tool.js';
export type { StandardSchema } from './tools/standard-schema.js';
export type { ToolCall } from './tools/tool-call.js';
export { selectActivity, type PersonaActivity } from './selectors.js';
export {
  PersonaError,
  type ErrorAction,
  type ErrorEntry,
  type PersonaErrorCode,
  type PersonaErrorData,
  type RetryPolicy,
} from '../internal/persona-error.js';
export { builtInLlms, type BuiltInLlm } from '../internal/built-in-llms.js';
