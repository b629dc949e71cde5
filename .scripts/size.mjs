// Measures what an import costs an app: the built package, bundled, minified and gzipped as in an app, without React
// and the SDK. Run it after the build. Rows include code that is loaded on demand only if they say so. Vite's loader
// for such code (0.9 kB) is included in every row that needs it.
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { mapOf } from './size-map.mjs';

/**
 * @typedef {{ name: string, code: string, budget: number, goal?: number, live?: boolean }} Import `budget` is the gate,
 * in kB (1,000 bytes) after gzip, and `goal` the original target; `live` counts the code that a session loads,
 * including the SDK, without the code that a click or another option loads
 */

/** @type {Import[]} */
const imports = [
  // The persona, counted in `core` below, is a third of it. Messages with sources, files and data, and the position of
  // a tool's component in the text, are 0.5. The accurate status, the menus, the folding of unspoken text, and the
  // picture-in-picture window are 0.8. The end view, times on demand, and the message for browsers without WebRTC are
  // 0.3.
  { name: 'PersonaChat', code: `export { PersonaChat } from 'anam-react';`, goal: 26, budget: 29 },
  { name: 'styles.css', code: `import 'anam-react/styles.css';`, budget: 8.5 },
  {
    name: 'hooks',
    code: `export { PersonaProvider, usePersona, usePersonaMessages, usePersonaSession } from 'anam-react';`,
    // Nearly all of it is `core` below. Texts are bundled with the parts that show them. The check of
    // `advanced.conversation`, which the first render needs, and the WebRTC check are 0.3. The gate that makes every start
    // wait for a consent is 0.3: it must be there before the first effect.
    goal: 12,
    budget: 11.9,
  },
  { name: 'useAnamReasoning', code: `export { useAnamReasoning } from 'anam-react';`, goal: 2, budget: 2.1 },
  // Contains the virtual list, the search, and the link to a turn. The English texts of all parts are 2. The timing bar
  // of a turn and the file export are loaded on demand. The code that keeps the list when one of the app's renderers
  // throws in a cleanup, and the selection when a thought ends, is 0.6.
  { name: 'ReasoningHistory', code: `export { ReasoningHistory } from 'anam-react';`, budget: 15.5 },
  // The rest, including the parser, is loaded with the first text.
  { name: 'markdown', code: `export * from 'anam-react/markdown';`, budget: 1.5 },
  { name: 'markdown.css', code: `import 'anam-react/markdown.css';`, budget: 0.4 },
  { name: 'storage', code: `export * from 'anam-react/storage';`, budget: 2.5 },
  {
    name: 'core',
    // Everything except `personaError`, which includes all error texts and is counted in `errors` below, and
    // `builtInLlms`.
    code: `export { PersonaError, anamReasoning, conversationOf, createPersona, exportConversation, keepConversation, latencyExcess, logItems, openMicrophone, responseTimeMs, selectActivity, turnSteps } from 'anam-react/core';`,
    // The rules without a session are 2 of it: before the session's code is loaded, the same machine clears, restores,
    // mutes and rejects, so that no early call is lost. The groups of options and their checks are 1.
    // `persona.update()` and `persona.cue()` are 0.15; their rules are loaded with the first call. Starts that can be held,
    // for a consent, are 0.05.
    budget: 12.6,
  },
  // Includes an error message for every code, and the text for browsers without WebRTC. The AI notice, the consent with
  // its list of what goes where, and the wait of a busy start are 0.4.
  { name: 'one language', code: `export { de } from 'anam-react/locales';`, budget: 6 },
  // All error texts. Only apps that import the whole table contain them.
  {
    name: 'errors',
    code: `export * from 'anam-react/errors'; export { personaError } from 'anam-react/core';`,
    // `voice-failed` and `config-voice` are 0.1.
    budget: 5,
  },
  // Contains the provider's options and the loader for its code, which the persona starts to load when a session
  // starts.
  {
    name: 'one llm provider',
    code: `export { openaiCompatible } from 'anam-react/llm';`,
    goal: 4,
    budget: 2.3,
  },
  // Each of these may add at most 1.5 to an app with `openaiCompatible`.
  { name: 'and aiSdk', code: `export { aiSdk, openaiCompatible } from 'anam-react/llm';`, budget: 2.5 },
  {
    name: 'and textStream',
    code: `export { openaiCompatible, textStream } from 'anam-react/llm';`,
    budget: 2.5,
  },
  {
    name: 'and fromAiSdk',
    code: `export { fromAiSdk, openaiCompatible } from 'anam-react/llm';`,
    budget: 2.4,
  },
  {
    name: 'and agUi',
    code: `export { agUi, openaiCompatible } from 'anam-react/llm';`,
    budget: 2.4,
  },
  {
    name: 'all llm providers',
    code: `export { anthropic, azureOpenAI, custom, fromOpenAI, gemini, groq, openai, openaiCompatible, openaiResponses } from 'anam-react/llm';`,
    goal: 10,
    budget: 4.6,
  },
  // Includes the code that the first request loads: eventsource-parser is 1; the dialects and the rules for `<think>`
  // tags are half. The error texts, the redactor and the reader of error bodies are loaded with the first error.
  {
    name: 'one llm provider, an answer',
    code: `export { openaiCompatible } from 'anam-react/llm';`,
    // Finish reasons, retry times in texts, conversation ids, and images that the model made take 0.1.
    budget: 10.8,
    live: true,
  },
  { name: 'route', code: `export { route } from 'anam-react/llm';`, budget: 5.6 },
  // Loaded on a Worker's cold start, not by browsers. Half of it is option checks with their messages, so that a
  // misspelled option fails at the start. The code that answers a model request is loaded with the first request. The
  // figure includes Vite's loader (0.9 kB), which servers do not have.
  {
    name: 'server',
    // Redaction of partial keys, a rate limit that is fast when full, and ids from pages are 0.2. Imports everything
    // except `createLlmEndpoint` and `anamApi`, which a back end for client mode does not need, and `builtInLlms`,
    // which is counted below.
    code: `export { createEndHandler, createLlmProxy, createMemoryRateLimit, createSessionHandler, fromRateLimiterFlexible } from 'anam-react/server';`,
    // Regions, the picture's sizes and the estimate of a wait, with their option checks, are 0.6.
    budget: 15.6,
  },
  // Contains four specifications, each with its reader, writer and errors, and the code that runs a completion, which
  // the proxy shares.
  { name: 'llm endpoint', code: `export { createLlmEndpoint } from 'anam-react/server';`, budget: 22.6 },
  // For scripts and server tools that register LLMs. Two thirds are option checks with their messages, and the
  // redaction of keys, which the handlers share.
  { name: 'anamApi', code: `export { anamApi } from 'anam-react/server';`, budget: 9.7 },
  // The data of seven models. Half of it is ids, which do not compress.
  { name: 'builtInLlms', code: `export { builtInLlms } from 'anam-react/server';`, budget: 0.6 },
  // Page and server share a module, so this includes the checks for a session token, which run only on the server.
  { name: 'tools', code: `export * from 'anam-react/tools';`, budget: 1.4 },
  { name: 'elevenlabs', code: `export * from 'anam-react/elevenlabs';`, budget: 3.7 },
  // Nearly all of it is the persona itself. The code for a room is loaded at the first start.
  { name: 'livekit', code: `export * from 'anam-react/livekit';`, budget: 10.8 },
  // The code that plays an answer is loaded with the session.
  { name: 'voice', code: `export * from 'anam-react/voice';`, budget: 2.9 },
  // Not in an app. Profiles with spoken numbers are 0.9, cues and the page's own audio 0.3.
  { name: 'simulator', code: `export * from 'anam-react/simulator';`, goal: 28, budget: 19.4 },
  {
    name: 'a live session',
    code: `export { PersonaChat } from 'anam-react'; export { openaiCompatible } from 'anam-react/llm';`,
    // The SDK is 28, and the machine with its rules and the session code is 35. Over the goal because of session
    // renewal, the transcript's actions, and the keyboard map. The end view, times on demand, the level rings, the
    // order of thoughts and calls, and tags and calls in models' text added 2. Another 0.6 was missing before because
    // of a chunk's name. Tags of cues in texts, the AI badge, held starts, and a heard text that follows spoken numbers
    // added 2.6.
    goal: 90,
    budget: 122.7,
    live: true,
  },
];

const outside = ['react', 'react-dom', '@anam-ai/js-sdk', 'livekit-client', 'openai'];
const entry = '\0import';

/** @type {{ exports: Record<string, string | { default: string }> }} */
const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

/**
 * Simulates an app: one module with the import, and the package as installed.
 * @param {string} code
 * @returns {import('vite').Plugin}
 */
const app = (code) => ({
  name: 'app-with-one-import',
  enforce: 'pre',
  resolveId(id) {
    if (id === entry) return id;
    if (!id.startsWith('anam-react')) return null;
    const target = manifest.exports[id.replace('anam-react', '.')];
    const path = typeof target === 'object' ? target.default : target;
    return path ? fileURLToPath(new URL(`../${path}`, import.meta.url)) : null;
  },
  load: (id) => (id === entry ? code : null),
});

/**
 * @param {string} code
 * @param {readonly string[]} external
 */
async function bundle(code, external) {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [app(code)],
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      minify: true,
      target: 'es2022',
      rolldownOptions: {
        input: entry,
        preserveEntrySignatures: 'strict',
        external: (id) => external.some((name) => id === name || id.startsWith(`${name}/`)),
      },
    },
  });
  const [first] = Array.isArray(result) ? result : [result];
  if (!first || !('output' in first)) throw new Error('Vite gave no bundle.');
  return first.output;
}

/**
 * The chunks that a session does not load by itself, so that a row with `live` leaves them out:
 *
 * - loaded after a click or on hover: the viewer of thoughts, menus, exports, and the code that copies a message or
 *   offers a text to copy
 * - loaded with an option: the question for a consent, the picture's shape, the check for a free session, saving and restoring a conversation (`storage`, `advanced.conversation`), splitting sentences
 *   (`chunking: 'sentence'`), ending sessions in other tabs (`advanced.exclusive`), the mode switch, the app's own
 *   renderers, a chosen speaker, tools, server mode's handover of the conversation, headers and fields of a session
 *   endpoint
 * - loaded when needed: suggested questions, the buttons of a picture-in-picture window, `persona.update()`, explanations
 *   of errors (model, start, microphone), and the code for uncommon parts of an answer: sources, files and components,
 *   tool calls, reasoning and calls that a model writes into its text, spoken formulas, entities and addresses
 */
const notInASession =
  /^(ask-update|ConsentDialog|consent-keeper|DisclosureText|StageBusy|session-busy|portrait-picture|wait-ms|handover|exclusive|sentence-chunker|tool-runner|when-a-start-fails|microphone-problem|HistoryPanel|PanelContent|ReasoningHistory|HistoryFilters|Devices|CaptionsForm|Popup|StageMenuPanel|Suggestions|window-controls|StageOrb|SaveConversation|ExportConversation|StageUnsupported|MessageEditor|tool-parts|app-renderers|keep-speaker|ModeToggle|ShortcutsDialog|message-parts|begin-keeping|conversation-keeper|restore-conversation|write-export|save-turns|when-it-fails|session-endpoint|markdown-export|offer-copy|copy-message|text-reader|rich-readers|rich-content|rare-rules|speech-extras)$/;

/**
 * @param {Awaited<ReturnType<typeof bundle>>} output
 * @param {Pick<Import, 'live'>} what `live`: what is loaded on demand counts too
 */
function loaded(output, { live = false }) {
  const chunks = new Map(output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file]] : [])));
  const names = new Set([...chunks.values()].filter((chunk) => chunk.isEntry).map((chunk) => chunk.fileName));
  // Iterating over a Set includes items that are added during the iteration.
  for (const name of names)
    for (const next of [
      ...(chunks.get(name)?.imports ?? []),
      ...(live ? (chunks.get(name)?.dynamicImports ?? []) : []),
    ])
      if (chunks.has(next) && counts(chunks.get(next)?.name ?? '')) names.add(next);
  const all = [...chunks.values()];
  return {
    counted: [...names].flatMap((name) => chunks.get(name) ?? []),
    others: all.filter((chunk) => !names.has(chunk.fileName)),
  };
}

/** @param {string} chunk */
const counts = (chunk) => !notInASession.test(chunk);

/** @param {Import} what */
const bundleOf = ({ code, live }) =>
  bundle(code, live ? outside.filter((id) => id !== '@anam-ai/js-sdk') : outside);

/** @param {Import} what */
async function measure(what) {
  const { name, budget, goal } = what;
  const output = await bundleOf(what);
  const css = output.find((file) => file.type === 'asset' && file.fileName.endsWith('.css'));
  const text =
    css?.type === 'asset'
      ? css.source
      : loaded(output, what)
          .counted.map((chunk) => chunk.code)
          .join('\n');
  const size = gzipSync(text).length / 1000;
  return { import: name, 'kB gzip': Number(size.toFixed(2)), goal, budget, ok: size <= budget };
}

/** Returns one row per import, in order. An import that cannot be bundled has no size and is not `ok`. */
export async function measureAll() {
  const rows = [];
  for (const what of imports) {
    try {
      rows.push(await measure(what));
    } catch (error) {
      console.error(`${what.name}: ${error instanceof Error ? error.message : String(error)}`);
      const { name, goal, budget } = what;
      rows.push({ import: name, 'kB gzip': null, goal, budget, ok: false });
    }
  }
  return rows;
}

/** @param {string} name a row */
async function showMap(name) {
  const what = imports.find((row) => row.name === name);
  if (!what)
    throw new Error(`There is no row "${name}". Rows: ${imports.map((row) => row.name).join(', ')}.`);
  const { counted, others } = loaded(await bundleOf(what), what);
  console.log(mapOf(counted, others));
}

async function showRows() {
  const rows = await measureAll();
  console.table(rows);
  process.exitCode = rows.every((row) => row.ok) ? 0 : 1;
}

// Runs only as a script, because the benchmark `size` imports this file.
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [option, row = 'a live session'] = process.argv.slice(2);
  await (option === '--map' ? showMap(row) : showRows());
}
