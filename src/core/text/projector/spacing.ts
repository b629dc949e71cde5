import { isWordCharacter, type Token } from './markdown-state.js';
import type { SpokenPiece } from './speech-projector.js';

/** More than this in a row come to nothing that anybody sees or hears apart. */
const MOST_PENDING = 16;

const closesSentence = /[.,;:!?…)\]}»”，。！？；：、]/u;

/**
 * Keeps what is said from running together where something was left out, and from having two spaces there. Spaces wait
 * for what comes behind them.
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

  /** Nothing is said any more: spaces at the end stay as they are, unless something was left out there. */
  end(): void {
    const hasGap = this.pending.some(({ kind }) => kind === 'gap');
    for (const { written, spoken } of this.pending)
      this.pieces.push({ written, spoken: hasGap ? '' : spoken });
    this.pending = [];
  }

  /** A code block comes in many lines, and is one gap; so are spaces one space. */
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
    const runsTogether = isWordCharacter(lastSaid) && isWordCharacter(next[0] ?? '');
    return runsTogether || this.pending.some(({ kind, spoken }) => kind === 'space' || spoken !== '')
      ? ' '
      : '';
  }
}
