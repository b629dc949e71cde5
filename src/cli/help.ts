export const mainHelp = `anam-react: what belongs to your model's endpoint, from the command line

  npx anam-react check --spec openai --url https://…   does an endpoint stream as a persona needs it?
  npx anam-react parse --spec openai answer.sse        what does the library read in a response body?

  npx anam-react check --help
  npx anam-react parse --help
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
