// Stands for `livekit-client` where the package's declarations are checked (.tsconfig.build.json): its own do not pass
// without skipLibCheck, and ours name nothing of it.
import type { LiveKitSdk } from './livekit-sdk.js';

export declare const Room: LiveKitSdk['Room'];
