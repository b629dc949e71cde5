/**
 * The declaration of `import 'anam-react/styles.css'`, which exports nothing. TypeScript 6 and newer require one, and
 * only some bundlers declare all style sheets (TS2882, `noUncheckedSideEffectImports`).
 */
// oxlint-disable-next-line unicorn/require-module-specifiers -- this module has no exports by design
export {};
