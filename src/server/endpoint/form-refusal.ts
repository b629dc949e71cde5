import { Refusal, type ServerErrorCode } from '../refusal.js';

interface FormFields {
  readonly code?: ServerErrorCode;
  /** The field of the request, e.g. `messages[0].role`. */
  readonly param?: string;
  /** The provider's own code, e.g. `invalid_api_key`. */
  readonly reason?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A refusal with the additional fields of the providers' errors. */
export class FormRefusal extends Refusal {
  readonly param: string | undefined;
  readonly reason: string | undefined;

  constructor(
    status: number,
    message: string,
    { code = 'invalid-request', param, reason, headers }: FormFields = {},
  ) {
    super(status, code, message, headers && { headers });
    this.param = param;
    this.reason = reason;
  }
}
