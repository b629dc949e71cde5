// Replaces `livekit-client` when the declarations of the package are checked (.tsconfig.build.json): the package's own
// declarations fail without skipLibCheck, and our declarations do not refer to them.
import type { LiveKitSdk } from './livekit-sdk.js';

export declare const Room: LiveKitSdk['Room'];
