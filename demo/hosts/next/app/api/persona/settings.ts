export const settings = {
  apiKey: process.env['ANAM_API_KEY'] ?? '',
  baseUrl: process.env['ANAM_BASE_URL'],
  llmKey: process.env['LLM_API_KEY'],
  llmUrl: process.env['LLM_URL'] ?? '',
};

/** Stands in for your log-in. */
export const authorize = (request: Request) => /\buser=1\b/.test(request.headers.get('cookie') ?? '');
