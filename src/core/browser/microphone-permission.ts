interface Permission {
  readonly state: string;
  // Old versions of Safari support only `onchange`.
  addEventListener?(type: string, listener: () => void): void;
  removeEventListener?(type: string, listener: () => void): void;
}

interface Permissions {
  query(descriptor: object): Promise<Permission>;
}

const asked = new WeakMap<Permissions, Promise<Permission>>();

async function ask(permissions: Permissions): Promise<Permission> {
  const permission = await permissions.query({ name: 'microphone' });
  // Chromium keeps the state of a permission object up to date only while the object has a listener.
  permission.addEventListener?.('change', () => undefined);
  return permission;
}

/**
 * Returns the microphone permission, whose `state` stays up to date, or `undefined` if the browser has no such API.
 * Rejects if the browser does not know this permission. One object serves the whole page, because Chromium (measured
 * with 153) never frees the objects that it returns.
 */
export async function microphonePermission(): Promise<Permission | undefined> {
  const { permissions } = (globalThis as { navigator?: { permissions?: Permissions } }).navigator ?? {};
  if (!permissions) return undefined;
  const permission = asked.get(permissions) ?? ask(permissions);
  asked.set(permissions, permission);
  return permission;
}
