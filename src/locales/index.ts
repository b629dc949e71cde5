/**
 * The texts of anam-react in nine languages; a bundle contains only the imported languages:
 * https://www.npmjs.com/package/anam-react
 */
export { ar } from './ar.js';
export { de } from './de.js';
export { en } from './en.js';
export { es } from './es.js';
export { fr } from './fr.js';
export { hi } from './hi.js';
export { ja } from './ja.js';
export { ptBR } from './pt-br.js';
export { zhHans } from './zh-hans.js';
