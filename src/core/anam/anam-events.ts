// Names apart, so that a bundle holds only those that it uses.
export * as anamEvents from './anam-event-names.js';
