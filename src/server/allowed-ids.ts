import { Refusal } from './refusal.js';

/** Whether the conversation with this id belongs to the user who sent the request. */
export type AllowIds = true | ((conversationId: string, request: Request) => boolean | Promise<boolean>);

/** @throws Refusal 403 `conversation-not-yours` */
export async function checkConversation(
  allowed: AllowIds | undefined,
  id: string | undefined,
  request: Request,
): Promise<void> {
  if (id === undefined || typeof allowed !== 'function') return;
  // A function without types may return anything.
  const isOwn: unknown = await allowed(id, request);
  if (isOwn === true) return;
  throw new Refusal(403, 'conversation-not-yours', 'This conversation does not belong to the user.');
}
