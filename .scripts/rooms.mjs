// The rooms of `src`: what each folder is for, and what it may import. This is the only list: `check-rooms.mjs` holds
// the code to it, and writes the tables in CONTRIBUTING and in the READMEs of core and react from it.
// A room may import itself and what its lists name, nothing else. Types count as imports; tests may import anything.

/** @typedef {import('./rooms/room-map.mjs').Room} Room */

const parts = 'react/parts';

/** Loaded with the first export as Markdown. */
const markdownExport = ['markdown-export', 'safe-markdown', 'typed-text'].map((name) => `export/${name}.ts`);

/** @type {Record<string, Room>} */
const coreRooms = {
  ports: {
    is: 'What is injected: the environment, the connection of a session and its signals, storage, tools.',
    because: 'A port is a description. It knows no implementation, so that each can be replaced.',
    types: ['llm'],
  },
  text: {
    is: 'Text without a session: what of the Markdown is spoken, and where a sentence ends.',
    because: 'Pure functions on strings need nothing of a persona.',
  },
  machine: {
    is: 'Every rule, pure: the state, what can happen, and the transition from one to the next with its effects.',
    because:
      'A rule cannot be tested as a table when it reaches for timers, the network, the SDK or the API.',
    imports: ['core/text'],
    types: ['core/ports', 'llm'],
  },
  browser: {
    is: 'What only a browser has: microphone, playback, page events, animation frames, the claim of a tab.',
    because: 'It serves the runtime through the ports and decides nothing.',
    imports: ['core/ports'],
    types: ['core/machine'],
  },
  anam: {
    is: 'The only room that knows the SDK of Anam: connection, signals, errors, thoughts.',
    because: 'A change of the SDK must be a change of this room only.',
    imports: ['core/ports', 'core/machine'],
    packages: [
      { name: '@anam-ai/js-sdk', as: 'types' },
      { name: '@anam-ai/js-sdk', as: 'dynamic', in: ['anam-sdk.ts'] },
    ],
  },
  runtime: {
    is: 'Runs the effects: sessions, model requests, tools, timers, devices. What comes of them goes back as facts.',
    because:
      'It gets the connection as a port, so it works with any; the public API is built on it, not the reverse.',
    imports: ['core/ports', 'core/text', 'core/machine', 'core/browser'],
    types: ['llm'],
    packages: [{ name: 'zustand/vanilla', in: ['publisher.ts'] }],
  },
  api: {
    is: 'What an app calls: `createPersona` with its options, selectors, conversations, export, storage.',
    because:
      'It is built on the runtime. Only its export uses packages: well-kept ones read and write Markdown safely.',
    imports: ['core/ports', 'core/text', 'core/machine', 'core/browser', 'core/anam', 'core/runtime'],
    types: ['llm'],
    packages: [
      { name: 'mdast', as: 'types', in: markdownExport },
      { name: 'mdast-util-*', in: markdownExport },
      { name: 'micromark-extension-gfm', in: markdownExport },
    ],
  },
  'index.ts': {
    is: 'The list of what `anam-react/core` exports.',
    imports: [
      'core/ports',
      'core/text',
      'core/machine',
      'core/browser',
      'core/anam',
      'core/runtime',
      'core/api',
    ],
  },
  scenarios: { is: 'Tests of whole conversations, which belong to no single file.', tests: true },
  testing: { is: 'Fakes and builders for tests.', tests: true },
};

/**
 * Every part may use the rooms below `parts`. Another part is named here, one by one.
 * @param {string} is @param {{ uses?: string[], imports?: string[], packages?: Room['packages'] }} [more]
 * @returns {Room}
 */
const part = (is, { uses = [], imports = [], packages = [] } = {}) => ({
  is,
  imports: [...imports, ...uses.map((name) => `${parts}/${name}`)],
  packages,
});

/** @type {Record<string, Room>} */
const partRooms = {
  announcer: part('Tells screen readers what changed.'),
  captions: part('What is being said, over the picture, and the form for how it looks.'),
  composer: part('The text field.'),
  controls: part('The row of buttons: microphone, devices, interrupt, captions, end.', { uses: ['devices'] }),
  devices: part('Microphone and speaker: the menus, the level, the check before a conversation.', {
    imports: ['core/api'],
  }),
  'ending-notice': part('The warning before a session ends.'),
  'error-notice': part('Errors that stand, with what can be done about them.', { imports: ['core/ports'] }),
  'event-log': part('What happens to the persona, as a log for developers.'),
  'export-conversation': part('Saves or copies what was said.'),
  'history-panel': part('The panel and the button of the reasoning history.', {
    uses: ['reasoning-history'],
  }),
  'mode-toggle': part('Who calls the model, and the switch between the two.'),
  reasoning: part('What the model thought in one turn.'),
  'reasoning-history': part('All thoughts, to search, filter, copy and export.', {
    uses: ['reasoning-bar'],
  }),
  'reasoning-bar': part('What the wait for one answer was spent on.'),
  shortcuts: part('The list of keys, and the switch that turns them off.'),
  stage: part('The picture, and what stands in its place before and after.', {
    uses: ['captions'],
    imports: ['core/browser'],
    packages: ['zustand'],
  }),
  timeline: part('Where the time of each turn went, for developers.'),
  'tool-calls': part('The tools that the model called in one turn, and the question for approval.'),
  transcript: part('What was said, each turn with its reasoning and tools.', {
    uses: ['reasoning', 'tool-calls'],
    packages: ['zustand'],
  }),
};

const belowProvider = ['react/labels', 'react/captions', 'react/reasoning'];
const belowHooks = [...belowProvider, 'react/provider', 'react/shared', 'react/keyboard', 'react/devices'];

/** @type {Record<string, Room>} */
const reactRooms = {
  labels: {
    is: 'Every text that the parts show, in English, and how an app replaces it.',
    because: 'Everything above reads texts, so their keys are spelled out here and not imported.',
  },
  captions: {
    is: 'The model of captions: what the reader chose, where it is stored, which words stand on a page.',
    because: 'Provider, keys, hooks and parts all read it, so it lies below them.',
  },
  reasoning: {
    is: 'The model of reasoning: entries, search, filters, export, redaction, titles.',
    because: 'It is pure, so a different viewer can be built on it.',
    imports: ['react/labels'],
  },
  provider: {
    is: '`PersonaProvider`: the context, the lifetime of a persona, options that may change while it lives.',
    because: 'Everything above reads its context.',
    imports: ['core/ports', ...belowProvider],
    packages: ['zustand'],
  },
  shared: {
    is: 'What several parts and hooks use: icons, message text, stick-to-bottom, parts loaded on demand.',
    because:
      'It lies below hooks and parts. It takes the clock of core, which keeps the limits that are shown.',
    imports: ['core/ports', 'core/browser', ...belowProvider, 'react/provider'],
    packages: ['react-dom'],
  },
  keyboard: {
    is: 'The keyboard map: which key does what, and when a key is free to do it.',
    because: 'It lies below hooks and parts, which offer it actions.',
    imports: [...belowProvider, 'react/provider'],
  },
  devices: {
    is: 'Microphone level, device lists and the chosen speaker.',
    because: 'It lies below hooks and parts.',
    imports: ['react/provider'],
    packages: ['zustand'],
  },
  hooks: {
    is: 'Every public hook.',
    because: 'A hook works without any part.',
    imports: belowHooks,
    packages: ['zustand', 'zustand/shallow'],
  },
  parts: {
    is: 'The components, a folder each.',
    because: 'A part is usable without the others, so it imports none that is not listed for it.',
    imports: [...belowHooks, 'react/hooks'],
    rooms: partRooms,
  },
  chat: {
    is: '`PersonaChat` and `PersonaLauncher`: the parts, laid out.',
    because: 'It is the top: nothing but the index imports it.',
    imports: [...belowHooks, 'react/hooks', 'react/parts'],
  },
  scenarios: { is: 'Tests of whole pages, which belong to no single file.', tests: true },
  testing: { is: 'Fixtures and builders for tests and stories.', tests: true },
};

/** @type {Record<string, Room>} */
export const rooms = {
  internal: {
    is: 'Small leaves and the errors.',
    because: 'Everything imports it and it is in every bundle, so it imports nothing.',
  },
  llm: {
    is: 'Adapters for models.',
    because: 'An adapter is endpoint, auth and protocol: small, portable, and usable without a persona.',
    imports: ['internal'],
  },
  core: {
    is: 'The product without React.',
    because: 'It is below React and runs without it.',
    imports: ['internal'],
    rooms: coreRooms,
  },
  react: {
    is: 'Provider, hooks, parts and `PersonaChat`.',
    because: 'An app’s bundle holds only what it uses: no adapter, no server, no SDK in the first chunk.',
    imports: ['internal', 'core/index.ts'],
    packages: ['react'],
    rooms: reactRooms,
  },
  'index.ts': {
    is: 'The list of what `anam-react` exports.',
    imports: ['core/index.ts', 'react'],
  },
  styles: {
    is: 'Tokens and the CSS of the parts.',
    because: 'The app imports the style sheets itself, where it wants them.',
  },
  errors: {
    is: 'The table of all errors, as data.',
    because: 'Data needs no package and no code of the product.',
    imports: ['internal'],
  },
  locales: {
    is: 'The texts and errors in other languages.',
    because: 'A language is data.',
    imports: ['internal', 'react/labels'],
  },
  markdown: {
    is: 'Markdown of a model as React elements.',
    because: 'It knows nothing of personas, so any React app can use it.',
    packages: ['react', 'react-markdown', 'remark-gfm', 'remend'],
  },
  storage: {
    is: 'Conversations in IndexedDB.',
    because: 'It stores what core gives it and needs none of its code.',
    types: ['core/ports', 'core/api'],
    packages: ['idb'],
  },
  elevenlabs: {
    is: 'An ElevenLabs agent in place of Anam’s ears and model.',
    because: 'It works below React, on the session that core opens; its socket is the browser’s own.',
    imports: ['internal', 'core/index.ts', 'core/ports', 'core/anam'],
  },
  livekit: {
    is: 'A LiveKit room in place of Anam’s connection.',
    because: 'It works below React and implements the port of a session, without the SDK of Anam.',
    imports: ['internal', 'core/index.ts', 'core/ports', 'core/browser'],
    packages: [{ name: 'livekit-client', as: 'dynamic', in: ['livekit-sdk.ts'] }],
  },
  server: {
    is: 'The session endpoint and the proxy for a model.',
    because:
      'It runs wherever there are a Web-standard Request and Response: no package, no `node:`, no page.',
    imports: ['internal', 'llm'],
  },
  node: {
    is: 'The bridge to Node’s `http` and Express, and handlers from the environment.',
    because: 'It needs Node and the handlers, and no package.',
    imports: ['internal', 'llm', 'server'],
    packages: ['node:*'],
  },
  simulator: {
    is: 'The backend of Anam, in the page.',
    because: 'A stand-in that shares code with what it tests proves nothing.',
    imports: ['internal'],
    packages: [{ name: '@anam-ai/js-sdk', as: 'types' }],
  },
  cli: {
    is: 'The program: checks model endpoints and serves the handlers.',
    because: 'It needs Node and no package, and nothing of a page.',
    imports: ['internal', 'llm', 'server', 'node'],
    packages: ['node:*'],
  },
};
