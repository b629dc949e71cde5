import type { LlmPart } from './llm-adapter.js';
import { brokeOff } from './llm-error-info.js';
import type { LlmEnd, PartDecoder } from './part-stream.js';

/**
 * A decoder that is created together with the request, before any input arrives. `make` returns nothing until input
 * arrives, which matters only if the request fails.
 */
export class LoadedDecoder<Piece> implements PartDecoder<Piece> {
  readonly #make: () => PartDecoder<Piece> | undefined;
  #made: PartDecoder<Piece> | undefined;

  constructor(make: () => PartDecoder<Piece> | undefined) {
    this.#make = make;
  }

  get #decoder(): PartDecoder<Piece> | undefined {
    return (this.#made ??= this.#make());
  }

  get done(): boolean {
    return this.#decoder?.done ?? false;
  }

  get loading(): Promise<unknown> | undefined {
    return this.#decoder?.loading;
  }

  push(piece: Piece): LlmPart[] {
    return this.#decoder?.push(piece) ?? [];
  }

  resume(): LlmPart[] {
    return this.#decoder?.resume?.() ?? [];
  }

  close(): void {
    this.#decoder?.close?.();
  }

  end(broke: boolean): LlmEnd {
    return this.#decoder?.end(broke) ?? { parts: [], fault: brokeOff };
  }
}
