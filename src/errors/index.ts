/** The error table of anam-react, as data: https://www.npmjs.com/package/anam-react */
export { errorTable } from '../internal/errors/error-table.js';
