import type { ExportFormat } from '#model/generated.ts';
import type { ReportedInvoice } from '../reportedInvoice.ts';

/** A file, ready to be handed on. */
export interface ExportedFile {
  readonly content: Uint8Array;
  readonly contentType: string;
  /** Ending of its name, without the dot. */
  readonly extension: string;
  /** How many invoices are in it. */
  readonly count: number;
}

/** An invoice cannot be written in a format. */
export interface Inexpressible {
  readonly invoice: ReportedInvoice;
  readonly why: string;
}

/** A file in the making. Invoices are taken one by one, so that what they were read with can be forgotten. */
export interface FileWriter {
  /** Takes one invoice; answers why it cannot be written, or null. */
  add(invoice: ReportedInvoice): string | null;
  /** Bytes so far, roughly. */
  size(): number;
  /** The file, or null where nothing stands in it. */
  end(): ExportedFile | null;
}

/** Begins a file of a format. */
export type FileWriters = Readonly<Record<ExportFormat, (now: Date) => FileWriter>>;
