/** A persona for a LiveKit room with an Anam avatar: https://www.npmjs.com/package/anam-react */
export type { LiveKitCredentials } from './livekit-credentials.js';
export { livekitPersona, type LiveKitPersonaOptions } from './livekit-persona.js';
export type { LiveKitParticipant, LiveKitRoom, LiveKitSdk, LiveKitTextReader } from './livekit-sdk.js';
