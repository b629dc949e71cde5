// Replaces `livekit-client` when the declarations of the package are checked (.tsconfig.build.json): its own fail
// without skipLibCheck, and ours do not refer to them.
import type { LiveKitSdk } from './livekit-sdk.js';

export declare const Room: LiveKitSdk['Room'];
