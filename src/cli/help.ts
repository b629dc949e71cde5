import { DEFAULT_RATE, defaultLimits } from './server-options.js';

export const mainHelp = `anam-react: your model's endpoint and your back end, from the command line

  npx anam-react check --spec openai --url https://…   does an endpoint stream as a persona needs it?
  npx anam-react parse --spec openai answer.sse        what does the library read in a response body?
  npx anam-react server                                 serves sessions, their end and the model's proxy

  npx anam-react check --help
  npx anam-react parse --help
  npx anam-react server --help
  npx anam-react --version
`;

export const parseHelp = `anam-react parse: prints what the library's codec sees in a raw response body

  npx anam-react parse --spec SPEC [--chunk N] [FILE|-]
  curl -sN https://… | npx anam-react parse --spec openai

  --spec SPEC   openai, azure, groq, gemini, openai-responses or anthropic
  --chunk N     feed N bytes at a time; the answer must not depend on it
  FILE          the body as it came over the wire; - or none reads standard input

Prints one JSON part per line, then one line
  {"type":"summary","text":…,"reasoning":…,"toolCalls":[{"name","arguments"}],"finish":…,"error":null|{"code","message"}}

Exit code: 0, also when the body holds an error; 2 when it could not run.
`;

export const checkHelp = `anam-react check: asks an endpoint some thirty questions over plain HTTP

  npx anam-react check --spec SPEC --url URL [--model NAME] [--key-env NAME] [--origin ORIGIN]

  --spec SPEC      openai, azure, gemini or groq
  --url URL        the whole address that requests go to, e.g. https://api.example.com/v1/chat/completions
  --model NAME     the model to ask for; Gemini and Azure deployments have it in the URL
  --key-env NAME   the environment variable that holds the key; the key itself is never an argument and never printed
  --origin ORIGIN  the page that will call the endpoint, e.g. https://app.example.com, for the CORS check
  --only LIST      numbers or ids of checks, e.g. 3,6,7 or auth-accepted,framing
  --timeout S      time for all checks together, in seconds (180)
  --json           the report as JSON

It costs about 25 requests of at most 150 tokens each.
Exit code: 0 passed, 1 failed, 2 could not run.
`;

export const serverHelp = `anam-react server: the back end of a persona on one port, from environment variables

  npx anam-react server [--port N] [--host HOST] [--allow-origin ORIGIN]… [--insecure]

  ANAM_API_KEY with ANAM_AVATAR_ID and ANAM_VOICE_ID, or with ANAM_PERSONA_ID
                       POST /api/persona/session and /api/persona/end
  ANAM_PERSONA_MODE    of a stored persona: client (default) or server
  ANAM_LLM_ID          the custom LLM that server mode may use
  LLM_URL, LLM_MODEL   POST /api/persona/llm; LLM_API_KEY where the endpoint needs one
  LLM_SYSTEM_PROMPT    instructions that a page cannot change
  LLM_TOOLS            tools that a page may offer to the model: names with commas between, or all; default none
  LLM_REASONING        send (default), or omit: the page gets no thoughts
  ANAM_SERVER_SECRET   callers must send it as “Authorization: Bearer …”; 16 characters or more

Limits, with their defaults. A user is an address.
  ANAM_SERVER_RATE          ${DEFAULT_RATE}  requests a minute for each user
  ANAM_MAX_SESSION_SECONDS  ${defaultLimits.ANAM_MAX_SESSION_SECONDS}  length of a session; a stored persona has its own
  LLM_MAX_OUTPUT_TOKENS     ${defaultLimits.LLM_MAX_OUTPUT_TOKENS}  in one answer
  LLM_MAX_MESSAGES          ${defaultLimits.LLM_MAX_MESSAGES}  in one conversation
  LLM_MAX_CHARS             ${defaultLimits.LLM_MAX_CHARS}  in one conversation
  LLM_MAX_STREAMS           ${defaultLimits.LLM_MAX_STREAMS}  answers at once, of all users
  LLM_MAX_STREAMS_PER_USER  ${defaultLimits.LLM_MAX_STREAMS_PER_USER}  answers at once, of one user

  --port N               8787; 0 takes a free one
  --host HOST            127.0.0.1; another one needs ANAM_SERVER_SECRET or --insecure
  --allow-origin ORIGIN  a page that may call, e.g. http://localhost:5173; may be given more than once
  --insecure             lets everybody in who reaches HOST, without a secret

With Node 20 and newer: node --env-file=.env node_modules/.bin/anam-react server
Exit code: 0 stopped, 2 could not run.
`;
