import { createSessionHandler } from 'anam-react/server';
import { authorize, settings } from '../settings';

const { apiKey, baseUrl } = settings;

export const POST = createSessionHandler({
  apiKey,
  baseUrl,
  persona: { avatarId: 'avatar', voiceId: 'voice' },
  llmIds: ['own-llm'],
  authorize,
});
