/** Of pdfkit's `file`; its types lack it. https://pdfkit.org/docs/attachments.html */
declare namespace PDFKit.Mixins {
  interface PDFAttachmentOptions {
    relationship?: 'Source' | 'Data' | 'Alternative' | 'Supplement' | 'Unspecified';
  }
}
