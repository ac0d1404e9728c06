import type { ObjectVersion } from '#model/files.ts';

/** How a stored object is handed to a browser. */
export interface Presentation {
  readonly contentType: string;
  readonly contentDisposition: string;
}

/** Makes URLs with which a browser gets one version of an object without credentials. */
export interface DocumentLinks {
  /** A URL that works for `seconds`, for whoever holds it. */
  sign(object: ObjectVersion, presentation: Presentation, seconds: number): Promise<string>;
}
