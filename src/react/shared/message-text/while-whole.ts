/**
 * Returns the `translate` attribute. Page translators wait until a text is complete, because they translate every
 * single word anew and cannot form sentences from them.
 */
export const whileWhole = (isWhole: boolean): 'no' | undefined => (isWhole ? undefined : 'no');
