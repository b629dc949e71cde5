import { readAnswer, type Answer } from '../answer.js';
import type { SpecId } from '../check-report.js';
import { endpointSpecs } from '../specs/endpoint-specs.js';
import { azureReference } from './references/azure.js';
import { geminiArrayReference, geminiReference } from './references/gemini.js';
import { groqReference } from './references/groq.js';
import { openaiReference } from './references/openai.js';
import type { RecordedReference } from './references/recorded-reference.js';

/** The recorded reference of a format. For Gemini, the URL decides between event stream and array. */
export function recordedReference(spec: SpecId, url: URL): RecordedReference {
  if (spec === 'gemini')
    return url.searchParams.get('alt') === 'sse' ? geminiReference : geminiArrayReference;
  return { openai: openaiReference, azure: azureReference, groq: groqReference }[spec];
}

export function recordedAnswer(spec: SpecId, { headers, body }: RecordedReference): Answer {
  const bytes = new TextEncoder().encode(body);
  return readAnswer(
    {
      request: 'recorded',
      status: 200,
      headers: new Headers(headers),
      body: bytes,
      reads: [{ at: 0, total: bytes.length }],
      headersAt: 0,
      endAt: 0,
    },
    endpointSpecs[spec],
  );
}
