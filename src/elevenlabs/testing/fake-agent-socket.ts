/** ElevenLabs' side of the conversation socket, controlled by the test. */
export class FakeAgentSocket extends EventTarget {
  readonly sent: Record<string, unknown>[] = [];
  readyState = 0;

  constructor(readonly url: string) {
    super();
  }

  get asWebSocket(): WebSocket {
    return this as unknown as WebSocket;
  }

  open(): void {
    this.readyState = 1;
    this.dispatchEvent(new Event('open'));
    this.say({
      type: 'conversation_initiation_metadata',
      conversation_initiation_metadata_event: { agent_output_audio_format: 'pcm_16000' },
    });
  }

  say(message: object): void {
    this.dispatchEvent(Object.assign(new Event('message'), { data: JSON.stringify(message) }));
  }

  lose(): void {
    this.readyState = 3;
    this.dispatchEvent(Object.assign(new Event('close'), { code: 1006, reason: 'gone' }));
  }

  send(data: string): void {
    this.sent.push(JSON.parse(data) as Record<string, unknown>);
  }

  close(): void {
    this.readyState = 3;
  }
}
