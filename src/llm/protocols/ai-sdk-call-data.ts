import { isObject } from '../json.js';
import type { LlmToolCall } from '../llm-adapter.js';

/** A thought with the provider's signature or item id, which some providers need back with the calls of its step. */
export interface SignedThought {
  readonly text: string;
  readonly providerMetadata: unknown;
}

/** What the AI SDK needs back with a call of its stream. */
export interface UiCall {
  /** The server's id of the UI message that holds the call. */
  readonly messageId?: string;
  /** True if the provider itself ran the call; missing for tools of the server. */
  readonly providerExecuted?: true;
  readonly dynamic?: true;
  readonly providerMetadata?: unknown;
  readonly toolMetadata?: unknown;
  /** The thoughts since the call before. */
  readonly reasoning?: readonly SignedThought[];
}

/** Nothing for a call of another adapter. */
export function aiSdkCall({ providerData }: LlmToolCall): UiCall | undefined {
  const data = isObject(providerData) ? providerData['aiSdk'] : undefined;
  return isObject(data) ? data : undefined;
}
