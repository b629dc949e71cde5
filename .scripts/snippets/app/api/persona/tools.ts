// For Next.js routes, which import it from their own folder.
export * from '../../tools.js';
