import type { SessionPort } from '../core/index.js';
import { AgentConnection, type AgentConnectionOptions } from './agent-connection.js';

/**
 * Sessions of Anam in which an agent listens, thinks and speaks. To core each is a session in server mode like any other,
 * so that everything that holds there holds here.
 */
export function agentPort(anam: SessionPort, options: AgentConnectionOptions): SessionPort {
  return {
    load: () => anam.load(),
    authorize: (request) => anam.authorize(request),
    connect: (request) => new AgentConnection(anam, request, options),
  };
}
