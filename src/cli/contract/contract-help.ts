import { assumptions } from '../../contract/assumptions/assumptions.js';

export const contractHelp = `anam-react contract: checks what this package assumes about Anam's service

  npx --no anam-react contract [--free] [--only LIST] [--yes] [--out FILE] [--json] [--no-open] [--port N]

  --free         only the checks that cost nothing: no session starts
  --only LIST    only these checks, e.g. token-client,interrupt
  --yes          do not ask before paid sessions start
  --out FILE     save everything that was sent and received, without keys and addresses; replaces the file
  --json         print the results as JSON
  --no-open      do not open the browser, only print the page's URL
  --port N       port of the page on this machine (default: a free one)

Environment
  ANAM_API_KEY     your Anam API key; it never reaches the page
  ANAM_AVATAR_ID   an avatar of your account
  ANAM_VOICE_ID    a voice of your account
  ANAM_LLM_ID      the model of the server session (default: GPT OSS 120B, which Anam runs)
  ANAM_BASE_URL    the address of Anam's API (default https://api.anam.ai)

${assumptions.length} checks, each for one assumption. Most need a session: a page on this machine starts up to four, one after the other, of together
about two minutes, which Anam bills. Before that, contract tells the time and asks. No microphone is used. Ctrl+C ends the
session that runs; each token also limits its session to at most 150 s.
Results: holds, differs, could not tell. Exit code: 0 nothing differs; 1 something differs; 2 could not run, or stopped.

Checks
${assumptions.map(({ id, cost, sentence }) => `  ${id.padEnd(20)} ${cost === 'free' ? 'free' : 'paid'}  ${sentence}`).join('\n')}
`;
