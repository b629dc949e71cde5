export type { BuiltInLlm, BuiltInLlmId } from '../internal/built-in-llms.js';
export type { AccessOptions } from './guard.js';
export type { ServerAdmission } from './admission.js';
export type { LlmUsage } from './usage-meter.js';
export type { FlexibleRateLimiter } from './flexible-rate-limit.js';
export type { MemoryRateLimitOptions } from './memory-rate-limit.js';
export type { RateLimit, RateLimitVerdict } from './rate-limit.js';
export type {
  InlinePersona,
  SessionMode,
  SessionPersona,
  StoredPersona,
  VoiceDetectionOptions,
} from './session-persona.js';
export type { LlmProxyOptions } from './llm-proxy.js';
export type { ServerErrorCode, ServerRefusal } from './refusal.js';
export type { ElevenLabsAgent, ElevenLabsSettings } from './elevenlabs-agent.js';
export type { Overridable } from './persona-overrides.js';
export type { DirectorNotes, InlineTool, VoiceGenerationOptions } from './persona-performance.js';
export type { SessionEnvironment } from './session-environment.js';
export type { SessionHandlerOptions } from './session-handler.js';
export type { SessionOptions } from './session-options.js';
export type { UncheckedFields } from './unchecked-fields.js';
export type { EndHandlerOptions } from './end-handler.js';
export type { WebHandler } from './create-handler.js';

export { builtInLlms } from '../internal/built-in-llms.js';
export { createMemoryRateLimit } from './memory-rate-limit.js';
export { fromRateLimiterFlexible } from './flexible-rate-limit.js';
export { createLlmProxy } from './llm-proxy.js';
export { createSessionHandler } from './session-handler.js';
export { createEndHandler } from './end-handler.js';
