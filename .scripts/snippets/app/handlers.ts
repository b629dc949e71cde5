// The handlers from src/server/README.md, in a file in the reader's app.
import type { LlmEndpoint } from 'anam-react/server';

type Handler = (request: Request) => Promise<Response>;

export declare const session: Handler;
export declare const end: Handler;
export declare const llm: Handler;
export declare const endpoint: LlmEndpoint;
