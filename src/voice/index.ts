/** Your own voice, or your own agent, behind the persona's face: https://www.npmjs.com/package/anam-react */
export { ownVoice, type OwnVoiceOptions } from './own-voice.js';
export type { Speak, VoiceChunk, VoiceStream } from './read-voice.js';
export type { PcmAudio } from './pcm-frames.js';
export type { TimedWord } from './spoken-part.js';
export type { UserVoice } from './user-voice.js';
export { audioSource, type AudioSourceOptions } from './audio-source.js';
export type { AudioAgent, AudioFace } from './audio-agent.js';
export type { AudioAnswer, AudioAnswerOptions } from './audio-answer.js';
