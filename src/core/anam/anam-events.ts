// Exported individually, so that a bundle contains only the names it uses.
export * as anamEvents from './anam-event-names.js';
