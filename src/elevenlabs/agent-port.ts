import type { SessionPort } from '../core/index.js';
import { AgentConnection, type AgentConnectionOptions } from './agent-connection.js';

/**
 * The session port for Anam sessions in which an agent listens, thinks and speaks. For core, it is a session in server
 * mode with all its rules.
 */
export function agentPort(anam: SessionPort, options: AgentConnectionOptions): SessionPort {
  return {
    load: () => anam.load(),
    authorize: (request) => anam.authorize(request),
    connect: (request) => new AgentConnection(anam, request, options),
  };
}
