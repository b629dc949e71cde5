import { createSessionHandler } from 'anam-react/server';
import { authorize } from '../authorize';
import { getWeather } from '../tools';

/** app/api/persona/session/route.ts. The page asks for client or server mode; the handler returns a token for it. */
export const POST = createSessionHandler({
  apiKey: process.env.ANAM_API_KEY!,
  persona: { avatarId: 'your-avatar-id', voiceId: 'your-voice-id', systemPrompt: 'Be brief.' },
  llmIds: [process.env.ANAM_LLM_ID!],
  tools: [getWeather],
  authorize,
});
