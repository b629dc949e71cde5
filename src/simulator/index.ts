export {
  createSimulator,
  type SimulatedPicture,
  type Simulator,
  type SimulatorEvent,
  type SimulatorOptions,
} from './simulator.js';
export { simulatedLlm, type SimulatedLlmOptions } from './simulated-llm.js';
export type { SimulatorProfile } from './profile.js';
export type { Scenario, ScenarioStage } from './scenario.js';
export type { ServiceAnswer } from './session-behaviour.js';
export {
  simulatedAnamApi,
  type SimulatedAnamApi,
  type SimulatedAnamApiOptions,
} from './anam-api/simulated-anam-api.js';
export type { EndpointFunction, LlmSpec, RegisteredLlm } from './llm/registered-llm.js';
export type { TokenRequest } from './session-token.js';
export type { SimulatedSession } from './simulated-session.js';
export type { ToolAnswer, ToolCallOptions } from './tool-calls.js';
export type { PageAudioRecord } from './page-audio.js';
export type { TalkFrame } from './persona-speech.js';
export type { EngineTimerSettings } from './engine-timers.js';
export type { SimulatorClock } from './clock.js';
/** Scenarios for `createSimulator`: a run without errors, and one for each way in which a session can go wrong. */
export * as scenarios from './scenarios.js';
