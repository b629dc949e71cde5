import { DEFAULT_RATE, defaultLimits } from './server-options.js';

export const mainHelp = `anam-react: creates a project with a persona, tests a model endpoint, or serves the back end

  npx --package ./anam-react-0.1.0.tgz anam-react init my-persona                              creates a project with a talking persona
  npx --no anam-react doctor                                       checks whether a project has everything for a persona
  npx --no anam-react contract                                     checks what this package assumes about Anam's service
  npx --no anam-react check --spec openai --url https://…          checks whether an endpoint works with a persona
  npx --no anam-react compare --endpoint https://… --against groq  compares its raw response with a provider's
  npx --no anam-react parse --spec openai answer.sse               shows how the library reads a response body
  npx --no anam-react parse --spoken answer.md                     shows what a persona would say for a text
  npx --no anam-react server                                       serves the session endpoints and the model proxy
  npx --no anam-react llms create --spec groq --url https://…      registers an endpoint with Anam, for server mode
  npx --no anam-react avatars                                      lists the avatars of your Anam account
  npx --no anam-react voices                                       lists the voices of your Anam account

  npx --package ./anam-react-0.1.0.tgz anam-react init --help
  npx --no anam-react check --help
  npx --no anam-react contract --help
  npx --no anam-react compare --help
  npx --no anam-react parse --help
  npx --no anam-react server --help
  npx --no anam-react llms --help
  npx --no anam-react --version
`;

export const parseHelp = `anam-react parse: prints how the library parses a raw response body

  npx --no anam-react parse --spec SPEC [--chunk N] [FILE|-]
  npx --no anam-react parse --spoken [--spec SPEC] [--language TAG] [--code-phrase TEXT] [--json] [--chunk N] [FILE|-]
  curl -sN https://… | npx --no anam-react parse --spec openai

  --spec SPEC   openai, azure, groq, gemini, openai-responses, anthropic, ai-sdk, ag-ui or text
  --chunk N     feed N bytes at a time; the result must be the same for every N
  FILE          the raw response body; standard input if FILE is - or missing
  --spoken      print the spoken text next to the written text, and the rule that removed each piece;
                without --spec, FILE is the text itself, for example Markdown
  --language L  the language of the persona, e.g. de or pt-BR (default en); formulas are spoken in it
  --code-phrase the text that is spoken instead of each code block
  --json        with --spoken: print one line of JSON

Prints one JSON part per line, then one line
  {"type":"summary","text":…,"reasoning":…,"toolCalls":[{"name","arguments"}],"finish":…,"error":null|{"code","message"}}

With --spoken --json, prints
  {"type":"spoken","written":…,"text":…,"removed":[{"rule","start","end","written","spoken"}],"error":null|{"code","message"}}

Exit code: 0 done, even if the body contains an error; 2 could not run.
`;

export const checkHelp = `anam-react check: runs 31 checks against a model endpoint over HTTP

  npx --no anam-react check --spec SPEC --url URL [--model NAME] [--key-env NAME] [--origin ORIGIN]

  --spec SPEC      openai, azure, gemini or groq
  --url URL        the full request URL, e.g. https://api.example.com/v1/chat/completions
  --model NAME     the model to request; Gemini and Azure deployments have it in the URL
  --key-env NAME   the environment variable that holds the API key; the key is never printed
  --origin ORIGIN  the origin of the page that will call the endpoint, for the CORS check, e.g. https://app.example.com
  --only LIST      run only these checks, by number or id, e.g. 3,6,7 or auth-accepted,framing
  --timeout S      time limit for all checks together, in seconds (default 180)
  --json           print the report as JSON

The checks send about 25 requests of at most 150 tokens each.
Exit code: 0 passed; 1 failed; 2 could not run.
`;

export const compareHelp = `anam-react compare: compares your endpoint's raw response with a provider's

  npx --no anam-react compare --endpoint URL --against SPEC [--model NAME] [--key-env NAME]
      [--against-url URL] [--against-model NAME] [--against-key-env NAME] [--save FOLDER] [--json] [--timeout S]

  --endpoint URL         the full request URL of your endpoint
  --against SPEC         openai, azure, gemini or groq: the provider, whose format your endpoint uses
  --model NAME           the model to request from your endpoint; Gemini and Azure deployments have it in the URL
  --key-env NAME         the environment variable that holds your endpoint's key; it is sent only there

  --against-key-env NAME the environment variable that holds the provider's key; without it,
                         OPENAI_API_KEY, GROQ_API_KEY, GEMINI_API_KEY or GOOGLE_API_KEY
  --against-url URL      another URL for the reference, required for Azure; pass its key with --against-key-env
  --against-model NAME   the model to request from the provider (default: a small one; with --against-url, the value of --model)

  --save FOLDER          save both bodies, status and headers in this folder; existing files with the same names are replaced
  --timeout S            time limit in seconds (default 60)
  --json                 print the comparison as JSON

Sends the same request to both and prints status, headers, framing, the keys of each chunk in order, finish reason and
[DONE] side by side. Without a key for the provider, or if it returns no stream, the reference is a short recording that the
package contains. Each side is one request of at most 150 tokens. Keys are never printed or saved.
Differences that a reader may fail on are listed under “Must match”, all others under “May differ”.
Exit code: 0 everything that must match matches; 1 something does not; 2 could not run.
`;

export const serverHelp = `anam-react server: serves a persona's back end on one port, configured by environment variables

  npx --no anam-react server [--port N] [--host HOST] [--allow-origin ORIGIN]… [--insecure]

Endpoints
  POST /api/persona/session and /api/persona/end need ANAM_API_KEY, and either
  ANAM_AVATAR_ID and ANAM_VOICE_ID, or ANAM_PERSONA_ID.
  POST /api/persona/llm needs LLM_URL and LLM_MODEL.
  POST /api/llm/… needs LLM_URL, LLM_MODEL and ANAM_LLM_SECRET. It serves the model to Anam's servers, in server mode:
  /api/llm/v1/chat/completions (openai), and the paths of groq, azure and gemini.

Settings
  ANAM_PERSONA_MODE    mode of a stored persona: client (default) or server
  ANAM_LLM_ID          the custom LLM that server mode may use
  LLM_API_KEY          API key for LLM_URL, if it needs one
  ANAM_LLM_SECRET      secret that you register with Anam for the URL of /api/llm/…; at least 16 characters
  LLM_SYSTEM_PROMPT    instructions that a page cannot change
  LLM_TOOLS            tools that a page may offer to the model: comma-separated names, or all (default: none)
  LLM_REASONING        send (default), or omit to keep the model's reasoning on the server
  ANAM_SERVER_SECRET   secret that callers must send as “Authorization: Bearer …”; at least 16 characters

Limits and their defaults. A user is one IP address.
  ANAM_SERVER_RATE          ${DEFAULT_RATE}  requests per minute and user
  ANAM_MAX_SESSION_SECONDS  ${defaultLimits.ANAM_MAX_SESSION_SECONDS}  length of a session; a stored persona has its own limit
  LLM_MAX_OUTPUT_TOKENS     ${defaultLimits.LLM_MAX_OUTPUT_TOKENS}  output tokens per answer
  LLM_MAX_MESSAGES          ${defaultLimits.LLM_MAX_MESSAGES}  messages per conversation
  LLM_MAX_CHARS             ${defaultLimits.LLM_MAX_CHARS}  characters per conversation
  LLM_MAX_STREAMS           ${defaultLimits.LLM_MAX_STREAMS}  simultaneous answers, all users
  LLM_MAX_STREAMS_PER_USER  ${defaultLimits.LLM_MAX_STREAMS_PER_USER}  simultaneous answers per user

Options
  --port N               port (default 8787); 0 picks a free port
  --host HOST            address to listen on (default 127.0.0.1); others need ANAM_SERVER_SECRET or --insecure
  --allow-origin ORIGIN  origin of a page that may call the server, e.g. http://localhost:5173; repeatable
  --insecure             allow every caller that can reach HOST, without a secret

Example: node --env-file=.env node_modules/.bin/anam-react server
Exit code: 0 stopped; 2 could not run.
`;
