/** Why a document cannot be read, in Textract's words. */
export type FailureCode = 'BadDocumentException' | 'UnsupportedDocumentException' | 'DocumentTooLargeException';

export class ReadingFailure extends Error {
  readonly code: FailureCode;

  constructor(code: FailureCode, message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.name = 'ReadingFailure';
    this.code = code;
  }
}
