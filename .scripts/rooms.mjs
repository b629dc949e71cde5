// The rooms of `src`: the purpose of each folder, and its allowed imports. This is the only list. `check-rooms.mjs`
// checks the code against it and writes the tables in CONTRIBUTING and in the READMEs of core and react. A room may
// import from itself and from its lists. Types count as imports; tests may import anything.

/** @typedef {import('./rooms/room-map.mjs').Room} Room */

const parts = 'react/parts';

/** Loaded when the user first exports as Markdown. */
const markdownExport = ['markdown-export', 'safe-markdown', 'typed-text'].map((name) => `export/${name}.ts`);

/** @type {Record<string, Room>} */
const coreRooms = {
  ports: {
    is: 'Interfaces that are injected: environment, session connection and its signals, storage, tools.',
    because: 'A port depends on no implementation, so each implementation can be replaced.',
    types: ['llm'],
  },
  text: {
    is: 'Pure text functions: which part of Markdown is spoken, where a sentence ends.',
    because: 'Functions on strings need no persona.',
    packages: [{ name: 'decode-named-character-reference', in: ['extras/entity-rule.ts'] }],
  },
  machine: {
    is: 'All rules, as pure functions: the state, the events, and the transition to the next state and its effects.',
    because: 'Rules are tested as tables, so they must not use timers, the network, the SDK or the API.',
    imports: ['core/text'],
    types: ['core/ports', 'llm'],
  },
  browser: {
    is: 'Browser APIs: microphone, playback, page events, animation frames, tab ownership.',
    because: 'It implements ports for the runtime and contains no rules.',
    imports: ['core/ports'],
    types: ['core/machine'],
  },
  anam: {
    is: 'The only folder that uses the Anam SDK: connection, signals, errors, thoughts.',
    because: 'When the SDK changes, only this room should change.',
    imports: ['core/ports', 'core/machine'],
    packages: [
      { name: '@anam-ai/js-sdk', as: 'types' },
      { name: '@anam-ai/js-sdk', as: 'dynamic', in: ['anam-sdk.ts', 'prefetch-sdk.ts'] },
    ],
  },
  runtime: {
    is: 'Runs the effects: sessions, model requests, tools, timers, devices. Results go back to the machine as facts.',
    because:
      'It gets the connection as a port, so it works with any connection. The public API is built on it.',
    imports: ['core/ports', 'core/text', 'core/machine', 'core/browser'],
    types: ['llm'],
    packages: [{ name: 'zustand/vanilla', in: ['publisher.ts'] }],
  },
  api: {
    is: 'The public API: `createPersona` and its options, selectors, conversations, export, storage.',
    because: 'It is built on the runtime. Only the export uses packages, to read and write Markdown safely.',
    imports: ['core/ports', 'core/text', 'core/machine', 'core/browser', 'core/anam', 'core/runtime'],
    types: ['llm'],
    packages: [
      { name: 'mdast', as: 'types', in: markdownExport },
      { name: 'mdast-util-*', in: markdownExport },
      { name: 'micromark-extension-gfm', in: markdownExport },
    ],
  },
  'index.ts': {
    is: 'The exports of `anam-react/core`.',
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
  scenarios: { is: 'Tests of whole conversations, across several files.', tests: true },
  testing: { is: 'Fakes and builders for tests.', tests: true },
};

/**
 * Every part may use the rooms below `parts`. Parts that use another part list it in `uses`.
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
  announcer: part('Announces changes to screen readers.'),
  captions: part('Captions over the video, and their settings form.'),
  composer: part('The text field.'),
  consent: part('The question for consent, which a start waits for.'),
  controls: part('The row of buttons: microphone, devices, interrupt, captions, end.', { uses: ['devices'] }),
  devices: part('Microphone and speaker: menus, level meter, device check.', {
    imports: ['core/api'],
  }),
  'ending-notice': part('The warning before a session ends.'),
  'error-notice': part('Current errors, with buttons to fix them.', { imports: ['core/ports'] }),
  'event-log': part('A log of persona events, for developers.'),
  'export-conversation': part('Saves or copies the conversation.'),
  'history-panel': part('The panel and the button of the reasoning history.', {
    uses: ['reasoning-history'],
  }),
  'mode-toggle': part('The switch between client and server mode.'),
  reasoning: part('The reasoning of one turn.'),
  'reasoning-history': part('All reasoning: search, filter, copy, export.', {
    uses: ['reasoning-bar'],
  }),
  'reasoning-bar': part('A timing bar for one answer.'),
  shortcuts: part('The list of keyboard shortcuts, and the switch that turns them off.'),
  stage: part('The video, and what is shown before and after it.', {
    uses: ['captions', 'export-conversation'],
    imports: ['core/browser'],
    packages: ['zustand'],
  }),
  timeline: part('The timing of each turn, for developers.'),
  'message-parts': part('The parts of an answer besides its text: tools, sources, files and data.', {
    uses: ['reasoning', 'tool-calls'],
  }),
  'tool-calls': part('The tool calls of one turn, and their approval prompts.'),
  transcript: part('The messages, with the reasoning and tools of each turn.', {
    uses: ['message-parts', 'reasoning', 'tool-calls'],
    packages: ['zustand'],
  }),
};

const belowProvider = ['react/labels', 'react/captions', 'react/reasoning'];
const belowHooks = [...belowProvider, 'react/provider', 'react/shared', 'react/keyboard', 'react/devices'];

/** @type {Record<string, Room>} */
const reactRooms = {
  labels: {
    is: 'All text that the parts show, in English, and how an app replaces it.',
    because: 'All rooms above read labels, so the keys are listed here and not imported.',
  },
  captions: {
    is: 'Caption logic: settings, their storage, and which words are on a page.',
    because: 'Provider, keyboard, hooks and parts all read it, so it is below them.',
  },
  reasoning: {
    is: 'Reasoning logic: entries, search, filters, export, redaction, titles.',
    because: 'It is pure, so an app can build another viewer on it.',
    imports: ['react/labels'],
  },
  provider: {
    is: '`PersonaProvider`: the context, the lifetime of a persona, options that can change during it.',
    because: 'All rooms above read its context.',
    imports: ['core/ports', ...belowProvider],
    packages: ['zustand'],
  },
  shared: {
    is: 'Code that parts and hooks share: icons, message text, stick-to-bottom, parts loaded on demand.',
    because:
      'It is below hooks and parts. It uses the clock of core, because that clock runs the limits it shows.',
    imports: ['core/ports', 'core/browser', ...belowProvider, 'react/provider'],
    packages: ['react-dom'],
  },
  keyboard: {
    is: 'The keyboard map: which key does what, and when it is handled.',
    because: 'It is below hooks and parts, which give it actions.',
    imports: [...belowProvider, 'react/provider'],
  },
  devices: {
    is: 'Microphone level, device lists and the selected speaker.',
    because: 'It is below hooks and parts.',
    imports: ['react/provider'],
    packages: ['zustand'],
  },
  hooks: {
    is: 'All public hooks.',
    because: 'A hook works without any part.',
    imports: belowHooks,
    types: ['tools'],
    packages: ['zustand'],
  },
  parts: {
    is: 'The components, one folder each.',
    because: 'Each part works alone, so it imports only the parts listed for it.',
    imports: [...belowHooks, 'react/hooks'],
    rooms: partRooms,
  },
  chat: {
    is: '`PersonaChat` and `PersonaLauncher`: complete layouts of the parts.',
    because: 'It is the top room: only the index imports it.',
    imports: [...belowHooks, 'react/hooks', 'react/parts'],
  },
  scenarios: { is: 'Tests of whole pages, across several files.', tests: true },
  testing: { is: 'Fixtures and builders for tests and stories.', tests: true },
};

/** @type {Record<string, Room>} */
export const rooms = {
  internal: {
    is: 'Small shared modules, and the errors.',
    because: 'All layers import it and it is in every bundle, so it imports nothing.',
  },
  llm: {
    is: 'Model adapters.',
    because: 'An adapter is an endpoint, auth and a protocol. It works without a persona.',
    imports: ['internal'],
    packages: ['eventsource-parser'],
  },
  core: {
    is: 'The product without React.',
    because: 'It runs without React.',
    imports: ['internal'],
    rooms: coreRooms,
  },
  react: {
    is: 'Provider, hooks, parts and `PersonaChat`.',
    because: 'An app bundles only what it uses: no adapter, no server code, and no SDK in the first chunk.',
    imports: ['internal', 'core/index.ts'],
    packages: ['react'],
    rooms: reactRooms,
  },
  'index.ts': {
    is: 'The exports of `anam-react`.',
    imports: ['core/index.ts', 'react'],
  },
  styles: {
    is: 'Tokens and the CSS of the parts.',
    because: 'The app imports the style sheets itself.',
  },
  errors: {
    is: 'The table of all errors, as data.',
    because: 'It is data, so it needs no other code.',
    imports: ['internal'],
  },
  locales: {
    is: 'Labels and error messages in other languages.',
    because: 'A language is data.',
    imports: ['internal', 'react/labels'],
  },
  markdown: {
    is: 'Renders the model’s Markdown as React elements.',
    because: 'It does not depend on personas, so any React app can use it.',
    packages: [
      'react',
      'react-markdown',
      'remark-gfm',
      'remend',
      { name: 'micromark-extension-cjk-friendly', in: ['cjk-emphasis.ts'] },
    ],
  },
  storage: {
    is: 'Saves conversations in IndexedDB.',
    because: 'It stores data from core and needs only its types.',
    types: ['core/ports', 'core/api'],
    packages: ['idb'],
  },
  elevenlabs: {
    is: 'Uses an ElevenLabs agent instead of Anam’s speech recognition and model.',
    because: 'It works without React, on the session that core opens, and uses the browser’s WebSocket.',
    imports: ['internal', 'core/index.ts', 'voice'],
  },
  voice: {
    is: 'Lets the app’s own voice or agent speak through the persona’s face.',
    because: 'It works without React, on the session that core opens, and knows no service for speech.',
    imports: ['internal', 'core/index.ts', 'core/ports', 'core/text', 'core/anam'],
  },
  livekit: {
    is: 'Uses a LiveKit room instead of Anam’s connection.',
    because: 'It works without React and implements the session port without the Anam SDK.',
    imports: ['internal', 'core/index.ts', 'core/ports', 'core/browser'],
    packages: [{ name: 'livekit-client', as: 'dynamic', in: ['livekit-sdk.ts'] }],
  },
  tools: {
    is: 'Declares a tool once, for the page and for session tokens.',
    because: 'Pages and servers import it, so it contains neither components nor handlers.',
    imports: ['internal', 'core/ports'],
  },
  server: {
    is: 'The session endpoints and the model proxy.',
    because: 'It runs wherever Web-standard Request and Response exist: no package, no `node:`, no DOM.',
    imports: ['internal', 'llm'],
  },
  node: {
    is: 'The adapter for Node’s `http` and Express, and handlers from environment variables.',
    because: 'It needs only Node and the handlers.',
    imports: ['internal', 'llm', 'server'],
    packages: ['node:*'],
  },
  simulator: {
    is: 'A simulation of Anam’s backend in the page.',
    because: 'A simulator that shares code with the library would hide mistakes in that code.',
    imports: ['internal'],
    packages: [{ name: '@anam-ai/js-sdk', as: 'types' }],
  },
  cli: {
    is: 'The command line program: checks model endpoints, shows what is spoken, and serves the handlers.',
    because: 'It needs only Node.',
    imports: ['internal', 'llm', 'core/text', 'server', 'node', 'contract'],
    packages: ['node:*'],
  },
  contract: {
    is: 'What this package assumes about Anam’s service: each assumption with its check of a recording.',
    because: 'The program, its page and the simulator’s tests use it, so it runs anywhere.',
    imports: ['internal', 'core/anam'],
  },
  'contract-page': {
    is: 'The page of `anam-react contract`: runs sessions with the unmodified SDK, and records them.',
    because: 'It runs in a browser; the program that serves it runs in Node.',
    imports: ['contract'],
    packages: [{ name: '@anam-ai/js-sdk', as: 'types' }],
  },
};
