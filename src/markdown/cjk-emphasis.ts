import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';

/** What a remark plugin is called on: its processor. */
interface Processor {
  data(): object;
}

/**
 * Bold text of languages without spaces: by CommonMark the stars of `**中文。**后面` open and close nothing, because a
 * sign of punctuation stands inside and a letter outside.
 */
function emphasis(this: Processor): void {
  const data: { micromarkExtensions?: unknown[] } = this.data();
  (data.micromarkExtensions ??= []).push(cjkFriendlyExtension());
}

/** Remark plugins for text in scripts without spaces. */
export const cjkPlugins = [emphasis];
