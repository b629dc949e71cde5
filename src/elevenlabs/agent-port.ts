import type { SessionPort } from '../core/index.js';
import { AgentConnection, type AgentConnectionOptions } from './agent-connection.js';

/**
 * Returns the session port for Anam sessions in which an agent listens, thinks and speaks. To core, this is a session
 * in server mode, and all the rules for that apply.
 */
export function agentPort(anam: SessionPort, options: AgentConnectionOptions): SessionPort {
  return {
    load: () => anam.load(),
    authorize: (request) => anam.authorize(request),
    connect: (request) => new AgentConnection(anam, request, options),
  };
}
