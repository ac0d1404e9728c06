/**
 * Why XML is not read: it is not well-formed, it has what attacks are made with (a DTD, thousands of levels), or it is no e-invoice.
 * The message repeats nothing of it.
 */
export class XmlRefusal extends Error {
  override readonly name = 'XmlRefusal';
  readonly code: 'MALFORMED' | 'FORBIDDEN' | 'NO_E_INVOICE';

  constructor(code: XmlRefusal['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
