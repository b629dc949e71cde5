import { handlers, notConfigured } from '../handlers';

export const POST = handlers.end ?? notConfigured;
