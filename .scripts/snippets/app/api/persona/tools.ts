// For pages of Next.js, which import it from its folder.
export * from '../../tools.js';
