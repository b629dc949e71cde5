/**
 * The browser's `MediaStream`, named without the DOM library. Core compiles without the library; apps that have it get
 * the real type.
 */
export type PersonaMediaStream = typeof globalThis extends { MediaStream: { prototype: infer Stream } }
  ? Stream
  : { readonly id: string };
