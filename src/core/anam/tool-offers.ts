import type { ConnectRequest } from '../ports/session-port.js';
import type { AnamClient } from './anam-sdk.js';

/**
 * One handler a name and client, which runs whatever tool has that name then: the SDK's own way to take a handler away
 * deletes a newer one of the same name, and a call without a handler leaves Anam's model waiting (T19).
 */
export function toolOffers(
  client: AnamClient,
  { toolNames, runTool }: ConnectRequest,
): (name: string) => void {
  const offered = new Set<string>();
  const offer = (name: string): void => {
    if (offered.has(name)) return;
    offered.add(name);
    client.registerToolCallHandler(name, {
      onStart: async ({ toolCallId, toolName, toolType, arguments: args }) => {
        // Server and Anam tools run elsewhere; the SDK still reports them.
        if (String(toolType) !== 'client') return '';
        const call = { id: toolCallId, name: toolName, arguments: JSON.stringify(args) ?? '{}' };
        const { failed, content } = await runTool(call);
        if (failed) throw new Error(content);
        return content;
      },
    });
  };
  toolNames.forEach(offer);
  return offer;
}
