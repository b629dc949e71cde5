import type { ConnectRequest } from '../ports/session-port.js';
import type { AnamClient } from './anam-sdk.js';
import { tellDegraded } from './tell-degraded.js';

/**
 * Registers one handler per name and client, which runs the tool that has that name at the time of the call. The SDK's
 * removal of a handler would delete a newer one with the same name, and a call without a handler leaves Anam's model
 * waiting (T19). Tools in the token that the page lacks are therefore handled too: the model gets an error immediately.
 */
export function toolOffers(
  client: AnamClient,
  { toolNames, runTool, onSignal }: ConnectRequest,
  inToken: readonly string[] | undefined,
): (name: string) => void {
  const offered = new Set<string>();
  const offer = (name: string): void => {
    if (offered.has(name)) return;
    offered.add(name);
    if (inToken?.includes(name) === false)
      tellDegraded(onSignal, `tool ${name}`, ({ missingTool }) => missingTool(name));
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
  [...toolNames, ...(inToken ?? [])].forEach(offer);
  return offer;
}
