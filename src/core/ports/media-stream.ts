/** The browser's `MediaStream`. Core compiles without the DOM library; apps that have it get the real type. */
export type PersonaMediaStream = typeof globalThis extends { MediaStream: { prototype: infer Stream } }
  ? Stream
  : { readonly id: string };
