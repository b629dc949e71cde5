import type { SessionPort } from 'anam-react/core';

type Connect = SessionPort['connect'];
type Request = Parameters<Connect>[0];

export declare const openRoom: (
  credentials: Request['credentials'],
  microphone: Request['microphone'],
  onSignal: Request['onSignal'],
) => ReturnType<Connect>;
