import { isUnspaced, isWordCharacter, type Token } from './markdown-state.js';
import type { SpokenPiece } from './speech-projector.js';

/** More spaces in a row make no visible or audible difference. */
const MOST_PENDING = 16;

const closesSentence = /[.,;:!?…)\]}»”，。！？；：、]/u;

/**
 * Puts one space where text was left out, so that words neither run together nor have two spaces between them. Spaces
 * wait for the text that follows.
 */
export class Spacing {
  readonly pieces: SpokenPiece[] = [];
  pending: Token[];
  lastSaid: string;

  constructor(pending: readonly Token[], lastSaid: string) {
    this.pending = [...pending];
    this.lastSaid = lastSaid;
  }

  add(token: Token): void {
    const { kind, written, spoken, closes } = token;
    if (kind === 'said' && spoken !== '') {
      if (this.pending.length > 0) this.#settle(spoken);
      this.pieces.push({ written, spoken });
      this.lastSaid = spoken.at(-1) ?? '';
    } else if (kind === 'mark' && this.pending.length === 0) {
      this.pieces.push({ written, spoken: '', ...(closes && { closes }) });
    } else {
      this.#wait(token);
    }
  }

  /** Ends the text. Spaces at its end stay as they are, unless text was left out there. */
  end(): void {
    const hasGap = this.pending.some(({ kind }) => kind === 'gap');
    for (const { written, spoken } of this.pending)
      this.pieces.push({ written, spoken: hasGap ? '' : spoken });
    this.pending = [];
  }

  /** Queues a space or a gap. Merges the lines of a code block into one gap, and spaces into one space. */
  #wait(token: Token): void {
    const previous = this.pending.at(-1);
    const isAlike = previous?.kind === token.kind && token.kind !== 'mark';
    if (!previous || (!isAlike && this.pending.length < MOST_PENDING)) {
      this.pending.push(token);
      return;
    }
    this.pending[this.pending.length - 1] = {
      kind: isAlike ? token.kind : [previous.kind, token.kind].includes('gap') ? 'gap' : 'space',
      written: previous.written + token.written,
      spoken: previous.spoken + token.spoken,
      breaks: previous.breaks === true || token.breaks === true,
    };
  }

  #settle(next: string): void {
    const hasGap = this.pending.some(({ kind }) => kind === 'gap');
    let separator = hasGap ? this.#separator(next) : '';
    for (const { written, spoken } of this.pending) {
      this.pieces.push({ written, spoken: hasGap ? separator : spoken });
      separator = '';
    }
    this.pending = [];
  }

  #separator(next: string): '' | ' ' | '\n' {
    const { lastSaid } = this;
    if (lastSaid === '') return '';
    if (this.pending.some(({ spoken, breaks }) => breaks === true || spoken.includes('\n'))) return '\n';
    if (closesSentence.test(next[0] ?? '')) return '';
    if (this.pending.some(({ joins }) => joins) && isUnspaced(lastSaid) && isUnspaced(next)) return '';
    const runsTogether = isWordCharacter(lastSaid) && isWordCharacter(next[0] ?? '');
    return runsTogether || this.pending.some(({ kind, spoken }) => kind === 'space' || spoken !== '')
      ? ' '
      : '';
  }
}
