/** A mail of ours. */
export interface OutgoingMail {
  /** Of its row in the log; comes back with all that is told of it. */
  readonly id: string;
  readonly to: string;
  /** One line. */
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The Message-ID that it answers, with its angle brackets. */
  readonly inReplyTo: string | null;
}

/** Will not send this mail, today or tomorrow; its message says why. */
export class MailRefusedError extends Error {
  override readonly name = 'MailRefusedError';
}

/** Has not sent this mail, and would later: for its pace, or once an operator has mended something. Its message is the mailer's code. */
export class MailDeferredError extends Error {
  override readonly name = 'MailDeferredError';
}

/** Sends mail in Marquee's name. */
export interface Mailer {
  /**
   * Resolves with the mailer's own id once the mail is taken over. Throws MailRefusedError where it never will be,
   * MailDeferredError where it was not; after any other error it may have been taken over or not.
   */
  send(mail: OutgoingMail): Promise<string>;
}
