import type { AdapterHarness } from './llm-adapter.conformance.js';
import type { LlmAdapter } from '../llm-adapter.js';
import { ScriptedEndpoint } from './scripted-endpoint.js';
import { chunk, done, frame, stop, text } from './sse.js';

/** A harness for adapters that use Chat Completions over `fetch`. It responds to the first request. */
export function chatHarness(makeAdapter: (endpoint: ScriptedEndpoint) => LlmAdapter): AdapterHarness {
  const endpoint = new ScriptedEndpoint();
  return {
    adapter: makeAdapter(endpoint),
    send: (...parts) =>
      endpoint.write(
        parts
          .map((part) => (part.type === 'text-delta' ? text(part.text) : chunk({ reasoning: part.text })))
          .join(''),
      ),
    finish() {
      endpoint.write(stop + done);
      endpoint.end();
    },
    fail: () => endpoint.write(frame({ error: { message: 'boom', code: 500 } })),
    closed: () => endpoint.aborted || endpoint.cancelled,
  };
}
