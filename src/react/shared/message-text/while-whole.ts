/**
 * Returns the `translate` attribute. `no` makes page translators wait until the text is complete; otherwise they
 * translate each word separately and cannot form sentences.
 */
export const whileWhole = (isWhole: boolean): 'no' | undefined => (isWhole ? undefined : 'no');
