import { llmRunError } from './llm-run-error.js';
import type { OpenAIClient } from './openai-client.js';

/** Untyped members of an Azure client of the `openai` package, which it does not pass to a copy (7.57.0 `azure.mjs`). */
interface AzureInsides {
  readonly apiVersion?: unknown;
  readonly deploymentName?: unknown;
}

/**
 * A copy of the client with other options.
 * @throws PersonaError `llm-failed` for a client that cannot be copied, because it would read without a limit
 */
export function copyOf(client: OpenAIClient, options: object): OpenAIClient {
  try {
    const { apiVersion, deploymentName: deployment } = client as AzureInsides;
    // The package writes unreadable chunks to the console without redaction. Its errors say the same.
    const guards = { ...options, logLevel: 'off' };
    // Set on the copy as well, because a subclass of the app may ignore constructor options.
    return Object.assign(client.withOptions({ ...guards, apiVersion, deployment }), guards);
  } catch (cause) {
    // Thrown synchronously, so its text cannot be loaded on demand.
    throw llmRunError('llm-failed', { message: 'The client must have `withOptions`.', cause });
  }
}
