import type { AnamEvent } from '@anam-ai/js-sdk';

// The SDK's events are a runtime enum; its values are these strings. Written out so that nothing of the SDK is
// needed before it is loaded.
const event = <Name extends keyof typeof AnamEvent>(name: Name) =>
  name as unknown as (typeof AnamEvent)[Name];

export const anamEvents = {
  established: event('CONNECTION_ESTABLISHED'),
  channelOpen: event('DATA_CHANNEL_OPEN'),
  ready: event('SESSION_READY'),
  closed: event('CONNECTION_CLOSED'),
  videoStarted: event('VIDEO_STREAM_STARTED'),
  audioStarted: event('AUDIO_STREAM_STARTED'),
  speech: event('MESSAGE_STREAM_EVENT_RECEIVED'),
  userSpeechStarted: event('USER_SPEECH_STARTED'),
  userSpeechEnded: event('USER_SPEECH_ENDED'),
  talkInterrupted: event('TALK_STREAM_INTERRUPTED'),
  toolStarted: event('TOOL_CALL_STARTED'),
  toolCompleted: event('TOOL_CALL_COMPLETED'),
  toolFailed: event('TOOL_CALL_FAILED'),
  thought: event('REASONING_STREAM_EVENT_RECEIVED'),
  thoughts: event('REASONING_HISTORY_UPDATED'),
} as const;
