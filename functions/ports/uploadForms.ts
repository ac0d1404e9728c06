import type { UploadForm } from '#model/generated.ts';

/** What one form lets through, and nothing else. */
export interface FormRules {
  readonly key: string;
  readonly contentType: string;
  /** Exactly this many bytes. */
  readonly size: number;
  /** 64 hexadecimal digits. */
  readonly sha256: string;
}

/** Signs forms with which a browser can upload one object without credentials. */
export interface UploadForms {
  /** A form that works for `seconds`. */
  sign(rules: FormRules, seconds: number): Promise<UploadForm>;
}
