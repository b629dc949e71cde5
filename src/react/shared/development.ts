declare const process: { readonly env: { readonly NODE_ENV?: string } };

/** Bundlers replace `process.env.NODE_ENV` with its value. A page without a bundler has no `process`. */
export function isDevelopment(): boolean {
  try {
    return process.env.NODE_ENV !== 'production';
  } catch {
    return false;
  }
}
