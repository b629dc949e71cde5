export const initHelp = `anam-react init: creates a project with a talking persona, or adds one to your project

  anam-react init [FOLDER] [--framework NAME] [--llm NAME] [--yes] [--no-install] [--no-start]

  FOLDER            the project's folder (default: this one); it is created if it does not exist
  --framework NAME  vite (Vite and a small Node server), next (Next.js, App Router), express or hono (with Vite);
                    default: the one that the project in FOLDER uses, otherwise init asks
  --llm NAME        your model: ai-sdk (an AI SDK route), openai (an endpoint that speaks Chat Completions),
                    anam (one of Anam's own models) or none (nothing yet: scripted answers); default: init asks
  --yes             do not ask; vite and none are the defaults
  --no-install      do not install the dependencies
  --no-start        do not start the page

In an existing project, files and dependencies are added after you have seen a list and agreed. No file is overwritten.
Without keys the persona is simulated. To make it real, copy .env.example to .env and fill in the keys.

Exit code: 0 done; 1 npm failed; 2 could not run.
`;

export const doctorHelp = `anam-react doctor: checks whether a project has everything that a persona needs, and whether Anam accepts it

  anam-react doctor [FOLDER] [--llm-secret-env NAME] [--offline] [--json]

Checks the version of Node, the installed packages, the variables in the environment and in the .env files, and whether Git
would commit those files. If ANAM_API_KEY is set, it also asks Anam whether the key is valid, how many sessions may
run, and whether the ids exist, and requests a token for each mode. No session starts, so this costs nothing. --offline sends no
requests. --llm-secret-env names the variable that holds the secret of your own LLM: doctor then also sends about 25
short requests to its endpoint, which your provider may charge. Never prints a key, a secret or a token.

Exit code: 0 no problems; 1 problems found; 2 could not run.
`;
