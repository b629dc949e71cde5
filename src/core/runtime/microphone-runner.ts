import { causeWords } from '../../internal/cause-words.js';
import { microphoneLifeErrors } from '../../internal/errors/microphone-life-errors.js';
import { errorFactory } from '../../internal/persona-error.js';
import type { PersonaEnvironment } from '../ports/environment.js';
import type { PersonaEffect } from '../machine/effect.js';
import type { PersonaFact } from '../machine/fact.js';
import type { SessionRunner } from './session-runner.js';
import { explainMicrophone } from '../browser/explain-microphone.js';

type Effect<Type extends PersonaEffect['type']> = Extract<PersonaEffect, { type: Type }>;

const microphoneError = errorFactory(microphoneLifeErrors);

/** Performs the microphone's effects. */
export class MicrophoneRunner {
  constructor(
    private readonly environment: Pick<PersonaEnvironment, 'openMicrophone'>,
    private readonly session: Pick<SessionRunner, 'connection'>,
    private readonly dispatch: (fact: PersonaFact) => void,
  ) {}

  async open({ request, deviceId }: Effect<'microphone/open'>): Promise<void> {
    try {
      const microphone = await this.environment.openMicrophone({ deviceId });
      microphone.onEnded(() => this.dispatch({ type: 'microphone/ended', microphone }));
      this.dispatch({ type: 'microphone/opened', request, microphone });
      microphone.onSilence?.((silent) =>
        this.dispatch({ type: 'microphone/fell-silent', microphone, silent }),
      );
    } catch (cause) {
      this.dispatch({ type: 'microphone/failed', request, error: await explainMicrophone(cause) });
    }
  }

  async send({ attempt, microphone }: Effect<'microphone/send'>): Promise<void> {
    try {
      await this.session.connection?.sendMicrophone(microphone.handOut());
    } catch (cause) {
      const words = causeWords(cause);
      const error = microphoneError('microphone-not-connected', {
        message: `The running session did not accept the microphone: ${words}`,
        cause,
      });
      this.dispatch({ type: 'microphone/refused', attempt, microphone, error });
    }
  }
}
