import { PersonaChat } from 'anam-react';
import { simulatedLlm, type Simulator } from 'anam-react/simulator';
import { useState } from 'react';

/** The experiment edits this: first the version, then the number of hooks. */
export function App({ session }: Pick<Simulator, 'session'>) {
  const [version] = useState('');
  return (
    <div id="app" data-version={`0${version}`}>
      <PersonaChat
        session={session}
        llm={{ client: simulatedLlm() }}
        devices={{ microphone: false }}
        autoStart
        appearance={{ showAdvice: false }}
      />
    </div>
  );
}
