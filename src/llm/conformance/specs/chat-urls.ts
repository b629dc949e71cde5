import type { UrlProblem } from '../endpoint-spec.js';

const failure = (message: string): UrlProblem => ({ level: 'fail', message });
const doubt = (message: string): UrlProblem => ({ level: 'warn', message });
const COMPLETIONS = '/chat/completions';

/** The path without a repeated version segment and without trailing slashes. */
const cleanPath = ({ pathname }: URL) => pathname.replace(/(\/v\d+)\1+/, '$1').replace(/\/+$/, '');

export function openaiUrlProblem({ pathname }: URL): UrlProblem | undefined {
  if (/(\/v\d+)\1/.test(pathname)) return failure('The path contains its version twice.');
  if (/\/v\d+\/?$/.test(pathname) || pathname === '/')
    return failure('This is a base URL. The checker and Anam need the full URL.');
  if (pathname.endsWith('/completions') && !pathname.endsWith(COMPLETIONS))
    return failure('This is the legacy completions API, which has no messages.');
  if (!pathname.endsWith(COMPLETIONS)) return doubt('The path does not end in /chat/completions.');
  return /\/v\d/.test(pathname) ? undefined : doubt('The path contains no version such as /v1.');
}

export function expectedOpenaiUrl(url: URL, version = '/v1'): string {
  const base = cleanPath(url).replace(/(\/chat)?\/completions$/, '');
  const versioned = /\/v\d+[a-z\d]*(\/|$)/.test(base) ? base : `${base}${version}`;
  return `${url.origin}${versioned}${COMPLETIONS}${url.search}`;
}

export function groqUrlProblem(url: URL): UrlProblem | undefined {
  if (url.pathname.endsWith('/openai/v1/chat/completions')) return undefined;
  if (/(^|\.)groq\.com$/.test(url.hostname))
    return failure('Groq serves the OpenAI format at /openai/v1/chat/completions.');
  return openaiUrlProblem(url) ?? doubt('The path is not /openai/v1/chat/completions.');
}

export const expectedGroqUrl = (url: URL): string =>
  /\/openai(\/|$)/.test(url.pathname) || !/(^|\.)groq\.com$/.test(url.hostname)
    ? expectedOpenaiUrl(url)
    : `${url.origin}/openai/v1${COMPLETIONS}`;

const deployment = /\/openai\/deployments\/([^/]+)/;

export function azureUrlProblem({ pathname, searchParams }: URL): UrlProblem | undefined {
  if (pathname.endsWith('/openai/v1/chat/completions')) return undefined;
  if (!/\/openai\/deployments\/[^/]+\/chat\/completions$/.test(pathname))
    return failure('The path fits neither a deployment nor the v1 API.');
  return searchParams.has('api-version') ? undefined : failure('The query contains no api-version.');
}

export function expectedAzureUrl(url: URL): string {
  const name = deployment.exec(url.pathname)?.[1];
  const version = url.searchParams.get('api-version') ?? '2024-10-21';
  if (name === undefined || /\/openai\/v1(\/|$)/.test(url.pathname))
    return `${url.origin}/openai/v1${COMPLETIONS}`;
  return `${url.origin}/openai/deployments/${name}${COMPLETIONS}?api-version=${version}`;
}

export const hasDeployment = ({ pathname }: URL): boolean => deployment.test(pathname);
