import { isObject } from '../json.js';
import type { LlmToolCall } from '../llm-adapter.js';

/** A thought with the provider's signature or item id. Some providers require it together with the calls of its step. */
export interface SignedThought {
  readonly text: string;
  readonly providerMetadata: unknown;
}

/** Data that must be sent back to the AI SDK with a call of its stream. */
export interface UiCall {
  /** The server's id of the UI message that contains the call. */
  readonly messageId?: string;
  /** True if the provider itself ran the call; missing for tools of the server. */
  readonly providerExecuted?: true;
  readonly dynamic?: true;
  readonly providerMetadata?: unknown;
  readonly toolMetadata?: unknown;
  /** The thoughts since the previous call. */
  readonly reasoning?: readonly SignedThought[];
}

/** Returns the AI SDK's data of a call; `undefined` for a call from another adapter. */
export function aiSdkCall({ providerData }: LlmToolCall): UiCall | undefined {
  const data = isObject(providerData) ? providerData['aiSdk'] : undefined;
  return isObject(data) ? data : undefined;
}
