import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';

/** The processor that a remark plugin is called on. */
interface Processor {
  data(): object;
}

/**
 * Supports bold text in languages without spaces. According to CommonMark, the asterisks in `**中文。**后面` have no effect,
 * because punctuation is on their inner side and a letter on their outer side.
 */
function emphasis(this: Processor): void {
  const data: { micromarkExtensions?: unknown[] } = this.data();
  (data.micromarkExtensions ??= []).push(cjkFriendlyExtension());
}

/** Remark plugins for text in scripts without spaces. */
export const cjkPlugins = [emphasis];
