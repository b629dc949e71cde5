import { failureCode } from '../anam/explain-start.js';
import { sessionModule } from '../api/load-session-code.js';
import { sessionParts } from '../api/session-parts.js';
import { problemCode } from '../browser/explain-microphone.js';
import { toolCode } from '../runtime/tools/tools-on-demand.js';

/** Loads all the code that personas load on demand, as on a page after its first session. */
export async function loadSessionCode(): Promise<void> {
  await Promise.all([
    sessionModule.load(),
    sessionParts({
      speech: { chunking: 'sentence' },
      llm: { client: { name: 'mute', stream: async function* () {} }, server: { llmId: 'llm' } },
      advanced: { exclusive: 'page' },
    }),
    toolCode.load(),
    failureCode.load(),
    problemCode.load(),
    import('../text/extras/speech-extras.js'),
  ]);
}
