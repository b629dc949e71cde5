import { streamText, type ModelMessage } from 'ai';

/** POST /api/text. Any route that streams text/plain works; this one uses the AI SDK. */
export async function POST(request: Request): Promise<Response> {
  const { messages } = (await request.json()) as { messages: ModelMessage[] };
  const result = streamText({ model: 'openai/gpt-5-mini', messages, abortSignal: request.signal });
  return result.toTextStreamResponse();
}
