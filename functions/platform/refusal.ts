import type { InvoiceReason } from '#model/invoices.ts';

/**
 * The document itself is the reason why it cannot be read. Its name is the reason: Lambda hands it to the workflow, which
 * ends the reading with it.
 * https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
export class DocumentRefusal extends Error {
  override readonly name: InvoiceReason;

  constructor(reason: InvoiceReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = reason;
  }
}
