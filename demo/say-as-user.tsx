import type { Simulator } from 'anam-react/simulator';
import { useState } from 'react';

/** Replaces the user's voice, because the simulator has no speech recognition. */
export function SayAsUser({ simulator }: { readonly simulator: Simulator }) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState('');

  const say = () => {
    if (text.trim() === '') return;
    if (!simulator.sessions.some((session) => session.open)) {
      setProblem('Nobody hears you yet: start the conversation first.');
      return;
    }
    setText('');
    setProblem('');
    simulator.userSays(text).catch((error: unknown) => setProblem(String(error)));
  };

  return (
    <form
      aria-label="Simulated speech"
      className="demo-say"
      onSubmit={(event) => {
        event.preventDefault();
        say();
      }}
    >
      <label htmlFor="demo-say-text">Say as user</label>
      <input
        id="demo-say-text"
        value={text}
        onChange={(event) => setText(event.target.value)}
        placeholder="As if spoken"
        autoComplete="off"
        aria-describedby="demo-say-hint"
      />
      <button type="submit">Say</button>
      <p id="demo-say-hint">Speech cannot be transcribed offline: type it.</p>
      {problem && (
        <p className="demo-say-problem" role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}
