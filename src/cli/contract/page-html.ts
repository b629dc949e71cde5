/** The page that `contract` serves. Its scripts are beside it, under the same secret path. */
export const pageHtml = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>anam-react contract</title>
    <link rel="icon" href="data:," />
    <style>
      body { font: 1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem; }
      video { width: 100%; background: Canvas; border: 1px solid; }
      button { font: inherit; padding: 0.5rem 1rem; }
    </style>
  </head>
  <body>
    <main>
      <h1>anam-react contract</h1>
      <p>
        This page starts the paid sessions that you agreed to in the terminal. It uses no microphone and plays no sound.
        Keep it in front: browsers slow hidden pages down. To stop, close it or press Ctrl+C in the terminal.
      </p>
      <button id="start" type="button">Start</button>
      <p id="status" role="status"></p>
      <video id="video" muted playsinline aria-label="The persona"></video>
    </main>
    <script src="sdk.js"></script>
    <script type="module" src="m/contract-page/main.js"></script>
  </body>
</html>
`;

/** The page loads only from its own origin. It connects to Anam, whose engine hosts are not known beforehand. */
export const pageHeaders = (api: string): Readonly<Record<string, string>> => ({
  'content-security-policy': `default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src data:; media-src 'self' blob:; connect-src 'self' https: wss: ${api} ${api.replace(/^http/u, 'ws')}; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
});
