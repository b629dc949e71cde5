export type { AccessOptions } from './guard.js';
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
export type { SessionHandlerOptions, SessionOptions } from './session-handler.js';
export type { WebHandler } from './create-handler.js';

export { createMemoryRateLimit } from './memory-rate-limit.js';
export { fromRateLimiterFlexible } from './flexible-rate-limit.js';
export { createLlmProxy } from './llm-proxy.js';
export { createSessionHandler } from './session-handler.js';
