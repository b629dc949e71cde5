/**
 * What `import 'anam-react/styles.css'` gives: nothing but the styles. TypeScript 6 and newer want a declaration for it,
 * and only some bundlers bring one for every stylesheet (TS2882, `noUncheckedSideEffectImports`).
 */
// oxlint-disable-next-line unicorn/require-module-specifiers -- a module that gives nothing is what it is
export {};
