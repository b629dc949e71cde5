export const settings = {
  apiKey: process.env['ANAM_API_KEY'] ?? '',
  baseUrl: process.env['ANAM_BASE_URL'],
  llmKey: process.env['LLM_API_KEY'],
  // The fallback is for the build, during which no secret is set.
  llmSecret: process.env['ANAM_LLM_SECRET'] ?? crypto.randomUUID(),
  llmUrl: process.env['LLM_URL'] ?? '',
};

/** Replace this with your own login check. */
export const authorize = (request: Request) => /\buser=1\b/.test(request.headers.get('cookie') ?? '');
