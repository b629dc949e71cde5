export declare const authorize: (request: Request) => Promise<boolean>;
