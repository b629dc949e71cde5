import type { Simulator } from '../../simulator/index.js';
import type { BrowserLedger } from './browser-ledger.js';

/** Describes violations of S2 after the end; empty if there are none. */
export function leftOver(simulator: Simulator, ledger: BrowserLedger): string[] {
  const counts = {
    'open sockets': simulator.sessions.filter(({ connected }) => connected).length,
    'peer connections': ledger.openPeers(),
    'live tracks': ledger.liveTracks(),
    listeners: ledger.listeners(),
    'frames that nobody knows': simulator.sessions.flatMap(({ violations }) => violations).length,
  };
  return Object.entries(counts).flatMap(([what, count]) => (count > 0 ? [`${count} ${what}`] : []));
}
