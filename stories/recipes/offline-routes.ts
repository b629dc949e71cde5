const events = (...all: readonly object[]) =>
  new Response(all.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(''), {
    headers: { 'content-type': 'text/event-stream' },
  });

const call = { toolCallId: 'call-1', toolName: 'cancel_order' };

/** Returns what a route of the AI SDK sends if its tool has `needsApproval`. */
export async function aiSdkRoute(request: Request): Promise<Response> {
  const isAllowed = (await request.text()).includes('"approval-responded"');
  if (!isAllowed)
    return events(
      { type: 'start', messageId: 'm1' },
      { type: 'start-step' },
      { type: 'tool-input-available', ...call, input: { order: '1042' } },
      { type: 'tool-approval-request', approvalId: 'a1', toolCallId: call.toolCallId },
      { type: 'finish-step' },
      { type: 'finish', finishReason: 'tool-calls' },
    );
  return events(
    { type: 'start' },
    { type: 'tool-output-available', toolCallId: call.toolCallId, output: { cancelled: true } },
    { type: 'start-step' },
    { type: 'text-start', id: 't' },
    { type: 'text-delta', id: 't', delta: 'Your order is cancelled. The money is on its way.' },
    { type: 'text-end', id: 't' },
    { type: 'finish-step' },
    { type: 'finish', finishReason: 'stop' },
  );
}

/** Returns what an agent sends over AG-UI. */
export async function agUiAgent(request: Request): Promise<Response> {
  const { threadId, runId } = (await request.json()) as { threadId: string; runId: string };
  return events(
    { type: 'RUN_STARTED', threadId, runId },
    { type: 'TEXT_MESSAGE_START', messageId: 'm1', role: 'assistant' },
    { type: 'TEXT_MESSAGE_CONTENT', messageId: 'm1', delta: 'I am an agent, and this is my voice.' },
    { type: 'TEXT_MESSAGE_END', messageId: 'm1' },
    { type: 'RUN_FINISHED', threadId, runId },
  );
}
