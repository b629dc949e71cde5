import { turnErrors } from '../../../internal/errors/turn-errors.js';
import { errorFactory } from '../../../internal/persona-error.js';

export const turnError = errorFactory(turnErrors);
