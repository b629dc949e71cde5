import { llmRunError } from './llm-run-error.js';
import type { OpenAIClient } from './openai-client.js';

/** Untyped members of an Azure client of the `openai` package, which it does not pass to a copy (7.57.0 `azure.mjs`). */
interface AzureInsides {
  readonly apiVersion?: unknown;
  readonly deploymentName?: unknown;
}

/**
 * Copies the client with other options.
 * @throws PersonaError `llm-failed` if the client cannot be copied, because the original would read responses of any
 * size
 */
export function copyOf(client: OpenAIClient, options: object): OpenAIClient {
  try {
    const { apiVersion, deploymentName: deployment } = client as AzureInsides;
    // The package writes unreadable chunks to the console without redaction. Its errors report the same problem.
    const guards = { ...options, logLevel: 'off' };
    // Set on the copy as well, because a subclass of the app may ignore constructor options.
    return Object.assign(client.withOptions({ ...guards, apiVersion, deployment }), guards);
  } catch (cause) {
    // Thrown synchronously, so the message cannot be loaded on demand.
    throw llmRunError('llm-failed', { message: 'The client must have `withOptions`.', cause });
  }
}
