import { PersonaChat, type PersonaOptions } from 'anam-react';
import { createSimulator, simulatedLlm } from 'anam-react/simulator';
import { useEffect, useState } from 'react';
import 'anam-react/styles.css';

export function App() {
  const [options, setOptions] = useState<Pick<PersonaOptions, 'session' | 'llm'>>();
  useEffect(() => {
    const simulator = createSimulator();
    simulator.install();
    setOptions({ session: simulator.session, llm: { client: simulatedLlm() } });
    return () => simulator.uninstall();
  }, []);
  return (
    <main>
      <h1>Corner Café</h1>
      {options && <PersonaChat {...options} />}
    </main>
  );
}
