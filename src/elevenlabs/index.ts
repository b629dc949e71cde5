/** ElevenLabs agents as the model and voice of a persona: https://www.npmjs.com/package/anam-react */
export { elevenLabsAgent, type ElevenLabsAgentOptions } from './elevenlabs-agent.js';
