/** ElevenLabs agents as the voice and mind of a persona: https://www.npmjs.com/package/anam-react */
export { elevenLabsAgent, type ElevenLabsAgentOptions } from './elevenlabs-agent.js';
