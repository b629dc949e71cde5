interface Permission {
  readonly state: string;
  // Old versions of Safari have only `onchange`.
  addEventListener?(type: string, listener: () => void): void;
  removeEventListener?(type: string, listener: () => void): void;
}

interface Permissions {
  query(descriptor: object): Promise<Permission>;
}

const asked = new WeakMap<Permissions, Promise<Permission>>();

async function ask(permissions: Permissions): Promise<Permission> {
  const permission = await permissions.query({ name: 'microphone' });
  // Chromium keeps the state of an object up to date only while that has a listener.
  permission.addEventListener?.('change', () => undefined);
  return permission;
}

/**
 * Returns the permission for the microphone, whose `state` stays up to date, or `undefined` without such an API. Rejects if
 * the browser does not know this permission. There is one for the page, because Chromium (measured with 153) frees none
 * that it returned.
 */
export async function microphonePermission(): Promise<Permission | undefined> {
  const { permissions } = (globalThis as { navigator?: { permissions?: Permissions } }).navigator ?? {};
  if (!permissions) return undefined;
  const permission = asked.get(permissions) ?? ask(permissions);
  asked.set(permissions, permission);
  return permission;
}
