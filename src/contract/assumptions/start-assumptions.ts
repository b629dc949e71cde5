import type { Assumption } from '../assumption.js';
import { differs, holds, unknown } from '../verdict.js';

const sdk = 'SDK 4.27';

/** What a session does when it starts. */
export const startAssumptions: readonly Assumption[] = [
  {
    id: 'start-response',
    sentence:
      'The start response has the engine’s host, protocol, signalling path and a list of ICE servers.',
    source: `${sdk}, CoreApiRestClient`,
    breaks: 'No session starts.',
    cost: 'paid',
    steps: ['client/start'],
    check: (trace) => {
      const response = trace.response('client/start');
      if (!response) return unknown('no session was requested');
      if (response.status >= 300) return unknown(`the session was refused with ${response.status}`);
      const { engineHost, engineProtocol, signallingEndpoint, clientConfig } = response.body;
      const strings = { engineHost, engineProtocol, signallingEndpoint };
      const missing = Object.entries(strings).flatMap(([name, value]) =>
        typeof value === 'string' ? [] : [name],
      );
      const { iceServers } = (clientConfig ?? {}) as { readonly iceServers?: unknown };
      if (!Array.isArray(iceServers)) missing.push('clientConfig.iceServers');
      return missing.length === 0 ? holds('all fields are there') : differs(`missing: ${missing.join(', ')}`);
    },
  },
  {
    id: 'start-signals',
    sentence: 'Connection, data channel, readiness and the first frame all come within 20 s, in any order.',
    source: `${sdk}, StreamingClient`,
    breaks: 'The start fails with a time-out, or waits for a signal that never comes.',
    cost: 'paid',
    steps: ['client/start'],
    check: (trace) => {
      const asked = trace.acted('client/start', 'connect');
      if (asked === undefined) return unknown('no session was started');
      const times: [string, number | undefined][] = [
        ['connection', trace.told('client', 'CONNECTION_ESTABLISHED')],
        ['channel', trace.told('client', 'DATA_CHANNEL_OPEN')],
        ['ready', trace.told('client', 'SESSION_READY')],
        ['first frame', trace.acted('client/start', 'first-frame')],
      ];
      const late = times.filter(([, at]) => at === undefined || at - asked > 20_000).map(([name]) => name);
      if (late.length > 0) return differs(`not within 20 s: ${late.join(', ')}`);
      const order = times.toSorted(([, a = 0], [, b = 0]) => a - b);
      return holds(order.map(([name, at = 0]) => `${name} ${Math.round(at - asked)} ms`).join(', '));
    },
  },
  {
    id: 'no-greeting',
    sentence: 'In client mode the persona says nothing by itself.',
    source: 'Anam’s page “Custom LLMs”',
    breaks: 'A second greeting is heard before the app’s own.',
    cost: 'paid',
    steps: ['client/start', 'client/quiet'],
    check: (trace) => {
      if (trace.acted('client/quiet', 'waited') === undefined)
        return unknown('the session did not get so far');
      const said = [...trace.speech('client/start', 'persona'), ...trace.speech('client/quiet', 'persona')];
      return said.length === 0
        ? holds('nothing was said')
        : differs(`said: ${said.map((each) => each.content).join('')}`);
    },
  },
  {
    id: 'update-applied',
    sentence: 'A `persona_config` message that turns the silence timers off is confirmed.',
    source: 'Anam’s page “Mid-session updates”; that it takes both fields is our assumption',
    breaks: 'A stored persona in client mode ends for silence while the user types.',
    cost: 'paid',
    steps: ['client/update'],
    check: (trace) => {
      if (trace.acted('client/update', 'sent') === undefined) return unknown('the message was not sent');
      const [applied] = trace.frames('client/update', 'personaConfigUpdateApplied');
      return applied ? holds('confirmed') : differs('no confirmation within 5 s');
    },
  },
  {
    id: 'update-refused',
    sentence: 'A `persona_config` message with a value out of range is refused with a warning.',
    source: 'Anam’s page “Mid-session updates”',
    breaks: '`persona.update()` reports success, or waits for its time limit.',
    cost: 'paid',
    steps: ['client/update'],
    check: (trace) => {
      if (trace.acted('client/update', 'sent-wrong') === undefined)
        return unknown('the message was not sent');
      const [warning] = trace.frames('client/update', 'warning');
      return warning ? holds(`warning: ${String(warning.data['value'])}`) : differs('no warning within 5 s');
    },
  },
];
