import { optionErrors } from '../internal/errors/option-errors.js';
import { errorFactory, type PersonaError } from '../internal/persona-error.js';
import type { AccessOptions } from './guard.js';

const optionError = errorFactory(optionErrors);

/** Returns the error for an invalid option. It is thrown when the handler is created, not on the first request. */
export function invalidOption(message: string): PersonaError {
  return optionError('config-invalid', { message });
}

/**
 * Checks a key and trims trailing white space, which `.env` files often add. The message never quotes the key, unlike
 * the error that `fetch` throws for a header with a line break.
 */
export function checkedKey(name: string, key: unknown): string {
  const trimmed = typeof key === 'string' ? key.trim() : '';
  if (!/^[\x21-\x7e]+$/.test(trimmed)) {
    throw invalidOption(`\`${name}\` must be your key: a string of visible ASCII characters.`);
  }
  return trimmed;
}

export function checkedUrl(name: string, url: unknown): URL {
  const parsed = typeof url === 'string' && URL.canParse(url) ? new URL(url) : null;
  if (!parsed || !/^https?:$/.test(parsed.protocol) || parsed.username || parsed.password) {
    throw invalidOption(`\`${name}\` must be an absolute http(s) URL without a user name or password in it.`);
  }
  return parsed;
}

/** Checks that an option is a non-empty list of non-empty strings. */
export function checkedNames(name: string, list: unknown): readonly [string, ...string[]] {
  const valid =
    Array.isArray(list) && list.length > 0 && list.every((item) => typeof item === 'string' && item !== '');
  if (!valid) throw invalidOption(`\`${name}\` must be a list of at least one non-empty string.`);
  return list as unknown as [string, ...string[]];
}

export function checkedPositive(name: string, value: number): number {
  if (Number.isFinite(value) && value > 0) return value;
  throw invalidOption(`\`${name}\` must be a positive number.`);
}

export function checkedCount(name: string, value: number): number {
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw invalidOption(`\`${name}\` must be a positive integer.`);
}

export function checkedAccess<Access extends AccessOptions>(access: Access): Access {
  for (const origin of access.allowedOrigins ?? []) {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin) {
      throw invalidOption(
        `\`allowedOrigins\` must contain origins such as "https://app.example.com", not "${origin}".`,
      );
    }
  }
  for (const name of ['authorize', 'rateLimitKey', 'onRefusal', 'onAdmission'] as const) {
    if (access[name] !== undefined && typeof access[name] !== 'function') {
      throw invalidOption(`\`${name}\` must be a function.`);
    }
  }
  const { development, rateLimit, rateLimitKey } = access;
  if (development !== undefined && typeof development !== 'boolean') {
    throw invalidOption('`development` must be true or false.');
  }
  if (rateLimit !== undefined && (typeof rateLimit.consume !== 'function' || !rateLimitKey)) {
    throw invalidOption('`rateLimit` must have a `consume` method, and needs `rateLimitKey`.');
  }
  return access;
}

const accessOptionNames: Readonly<Record<keyof AccessOptions, true>> = {
  authorize: true,
  development: true,
  allowedOrigins: true,
  rateLimitKey: true,
  rateLimit: true,
  onRefusal: true,
  onAdmission: true,
};

/** Rejects unknown options, because a misspelled option would silently have no effect. */
/** @param shared the names of options that several factories share */
export function checkKnown(
  maker: string,
  options: object,
  own: Readonly<Record<string, true>>,
  shared: Readonly<Record<string, true>> = accessOptionNames,
): void {
  if (typeof options !== 'object' || options === null) throw invalidOption(`\`${maker}\` needs options.`);
  const known = Object.keys({ ...own, ...shared });
  const unknown = Object.entries(options).find(
    ([name, value]) => value !== undefined && !known.includes(name),
  );
  if (unknown) {
    throw invalidOption(`\`${unknown[0]}\` is not an option of \`${maker}\`. Options: ${known.join(', ')}.`);
  }
}
