const environment = `Environment
  ANAM_API_KEY     your Anam API key
  ANAM_BASE_URL    the address of Anam's API (default https://api.anam.ai)`;

export const llmsHelp = `anam-react llms: manages the LLMs of your Anam account, for server mode

  npx --no anam-react llms list [--search TEXT] [--defaults] [--json]
  npx --no anam-react llms create --spec SPEC --url URL… --key-env NAME [--model NAME] [--name NAME] [--force] [--json]
  npx --no anam-react llms update ID [--url URL] [--spec SPEC] [--key-env NAME] [--model NAME] [--name NAME] [--json]
  npx --no anam-react llms delete ID [--yes]

  --defaults       list Anam's own models too
  --spec SPEC      openai, azure, gemini or groq. Reasoning reaches the page in server mode only with openai, azure and
                   groq; Anam recommends groq
  --url URL        the full URL that Anam calls; repeatable for create: Anam uses the fastest and falls back to the others.
                   For Azure, it contains the deployment and the API version. It must not contain a key
  --key-env NAME   the environment variable that holds the key that Anam sends to the endpoint; it is never printed
  --model NAME     the model that Anam requests (default for Gemini and Azure: the one in the URL)
  --name NAME      the name in the list (default: the model)
  --description T  a description for the list
  --reasoning-effort E  default, low, medium or high
  --reasoning-format F  parsed, raw or hidden
  --timeout S      time limit for the checks of one URL, in seconds (default 180)
  --force          create: register the endpoint even if it fails the checks
  --yes            delete: do not ask for confirmation
  --json           print JSON

create runs the checks of “anam-react check” against each URL, about 25 requests of at most 150 tokens, and registers nothing
that fails. It prints the llmId and the lines to paste. update takes one URL and cannot change to gemini: create a new LLM;
its id changes. It runs no checks.

${environment}

Exit code: 0 done; 1 the endpoint failed, or Anam rejected the request; 2 could not run.
`;

const listHelp = (what: string) => `anam-react ${what}: lists the ${what} of your Anam account, with their ids

  npx --no anam-react ${what} [--search TEXT] [--json]

  --search TEXT    only those with this text in their names
  --json           print JSON

${environment}

Exit code: 0 done; 1 Anam rejected the request; 2 could not run.
`;

export const avatarsHelp = listHelp('avatars');
export const voicesHelp = listHelp('voices');
