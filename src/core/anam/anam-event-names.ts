import type { AnamEvent } from '@anam-ai/js-sdk';

// The SDK's events are a runtime enum with these string values. They are copied here, so that they can be used before
// the SDK is loaded.
/* @__NO_SIDE_EFFECTS__ */
const event = <Name extends keyof typeof AnamEvent>(name: Name) =>
  name as unknown as (typeof AnamEvent)[Name];

export const established = event('CONNECTION_ESTABLISHED');
export const channelOpen = event('DATA_CHANNEL_OPEN');
export const ready = event('SESSION_READY');
export const closed = event('CONNECTION_CLOSED');
export const videoStarted = event('VIDEO_STREAM_STARTED');
export const audioStarted = event('AUDIO_STREAM_STARTED');
export const speech = event('MESSAGE_STREAM_EVENT_RECEIVED');
export const userSpeechStarted = event('USER_SPEECH_STARTED');
export const userSpeechEnded = event('USER_SPEECH_ENDED');
export const talkInterrupted = event('TALK_STREAM_INTERRUPTED');
export const toolStarted = event('TOOL_CALL_STARTED');
export const toolCompleted = event('TOOL_CALL_COMPLETED');
export const toolFailed = event('TOOL_CALL_FAILED');
export const thought = event('REASONING_STREAM_EVENT_RECEIVED');
export const thoughts = event('REASONING_HISTORY_UPDATED');
export const updated = event('PERSONA_CONFIG_UPDATE_APPLIED');
export const cueApplied = event('DIRECTOR_NOTE_CUE_APPLIED');
export const warning = event('SERVER_WARNING');
