/** The part of `console` that APPSYNC_JS has. https://docs.aws.amazon.com/appsync/latest/devguide/supported-features.html */
declare const console: { log(...values: unknown[]): void; error(...values: unknown[]): void };
