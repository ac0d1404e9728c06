/** How a stored object is handed to a browser. */
export interface Presentation {
  readonly contentType: string;
  readonly contentDisposition: string;
}

/** An object, in one version of it or (where none is named) in the newest. */
export interface LinkedObject {
  readonly key: string;
  readonly versionId?: string;
}

/** Makes URLs with which a browser gets an object without credentials. */
export interface DocumentLinks {
  /** A URL that works for `seconds`, for whoever holds it. */
  sign(object: LinkedObject, presentation: Presentation, seconds: number): Promise<string>;
}
