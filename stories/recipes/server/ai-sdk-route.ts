import { convertToModelMessages, jsonSchema, stepCountIs, streamText, tool, type UIMessage } from 'ai';

const cancelOrder = tool({
  description: 'Cancels an order of the user.',
  inputSchema: jsonSchema<{ order: string }>({
    type: 'object',
    properties: { order: { type: 'string' } },
    required: ['order'],
  }),
  needsApproval: true, // the page asks the user (not in version 5)
  execute: async ({ order }) => ({ order, cancelled: true }),
});

/** POST /api/chat */
export async function POST(request: Request): Promise<Response> {
  const { messages } = (await request.json()) as { messages: UIMessage[] };
  const result = streamText({
    model: 'openai/gpt-5-mini',
    system: 'Be brief. Your words are spoken.',
    messages: await convertToModelMessages(messages),
    tools: { cancel_order: cancelOrder },
    stopWhen: stepCountIs(5),
    abortSignal: request.signal, // an interruption stops the model
  });
  return result.toUIMessageStreamResponse({ originalMessages: messages, sendSources: true });
}
