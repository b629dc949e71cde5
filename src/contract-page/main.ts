import type { Entry } from '../contract/recording.js';
import { hostAt } from './host.js';
import type { AnamSdk } from './live-session.js';
import { Microphone } from './microphone.js';
import { Log, observeNetwork } from './observe.js';
import { run } from './run.js';

const byId = (id: string) => document.getElementById(id) as HTMLElement;

/** The requests to the command are not a part of the recording, so they use the page's original `fetch`. */
const host = hostAt(location.href.replace(/[^/]*$/u, ''), globalThis.fetch.bind(globalThis));

const tell = (text: string) => {
  byId('status').textContent = text;
};

async function play(): Promise<void> {
  const { plans, api } = await host.task();
  const microphone = new Microphone();
  await microphone.allow();
  const log = new Log();
  observeNetwork(log, new URL(api).origin);
  const { anam: sdk } = globalThis as unknown as { readonly anam: AnamSdk };
  const leaving = new AbortController();
  addEventListener('pagehide', () => {
    leaving.abort();
    // The session ends with the page. This tells the command, which otherwise waits.
    host.left();
  });
  const reports = reportOften(log, leaving);
  const video = byId('video') as HTMLVideoElement;
  const stage = { host, sdk, api, log, video, microphone, signal: leaving.signal };
  try {
    await run(plans, { ...stage, tell: (step) => tell(`Running: ${step}`) });
  } finally {
    microphone.close();
    await reports.stop();
  }
}

/** Sends what was recorded, twice a second. If the command has ended, nobody reads it, and the session ends. */
function reportOften(log: Log, leaving: AbortController) {
  let sent = 0;
  let last: Promise<void> = Promise.resolve();
  const send = () => {
    const entries: Entry[] = log.entries.slice(sent);
    sent = log.entries.length;
    last = last.then(() => host.report(entries)).catch(() => leaving.abort());
  };
  const timer = setInterval(send, 500);
  return {
    stop: async () => {
      clearInterval(timer);
      send();
      await last;
    },
  };
}

byId('start').addEventListener('click', () => {
  byId('start').setAttribute('disabled', '');
  play().then(
    () => host.done(null).then(() => tell('Done. The result is in the terminal. You can close this page.')),
    (error: unknown) => {
      tell(`Stopped: ${String(error)}`);
      return host.done(String(error)).catch(() => undefined);
    },
  );
});
