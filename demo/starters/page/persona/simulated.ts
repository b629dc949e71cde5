import type { Simulator } from 'anam-react/simulator';

let made: Promise<Simulator> | undefined;

/** A simulated Anam backend inside the page: no account, no network. Loaded only if it is used. */
export const simulator = () => (made ??= install());

async function install() {
  const { createSimulator } = await import('anam-react/simulator');
  const instance = createSimulator();
  instance.install();
  return instance;
}

/** A scripted model. */
export async function simulatedModel() {
  const { simulatedLlm } = await import('anam-react/simulator');
  return simulatedLlm();
}
