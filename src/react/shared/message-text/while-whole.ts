/**
 * For `translate`: a page's translator waits until a text is whole. Of single words it makes no sentence, and it would
 * translate each one anew.
 */
export const whileWhole = (isWhole: boolean): 'no' | undefined => (isWhole ? undefined : 'no');
