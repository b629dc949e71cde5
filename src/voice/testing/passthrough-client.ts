import { FakeAnamClient } from '../../core/testing/fake-anam-client.js';
import { sourceCode } from '../late-code.js';

// Sessions then start in the task of the call, as on a page after its first session.
await sourceCode.load();

/** The fake client with the SDK's audio input. `audio` holds its configuration and what was sent. */
export class PassthroughClient extends FakeAnamClient {
  readonly audio: unknown[] = [];

  createAgentAudioInputStream(config: object) {
    this.audio.push(config);
    return {
      sendAudioChunk: (base64: string) => this.audio.push(base64),
      endSequence: () => this.audio.push('end'),
    };
  }

  /** How many milliseconds of audio were sent, at 16 kHz. */
  get audioMs(): number {
    const chunks = this.audio.filter((sent) => typeof sent === 'string' && sent !== 'end');
    return chunks.reduce<number>((sum, sent) => sum + atob(sent as string).length / 32, 0);
  }
}
