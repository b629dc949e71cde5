// Replaces `livekit-client` when our declarations are checked (.tsconfig.build.json): its own declarations fail without
// skipLibCheck, and ours do not refer to them.
import type { LiveKitSdk } from './livekit-sdk.js';

export declare const Room: LiveKitSdk['Room'];
