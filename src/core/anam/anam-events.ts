// Exported individually, so that a bundle contains only the used names.
export * as anamEvents from './anam-event-names.js';
