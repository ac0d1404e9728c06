/** A mail of ours: plain text. */
export interface OutgoingMail {
  readonly to: string;
  /** One line. */
  readonly subject: string;
  readonly text: string;
  /** The Message-ID that it answers, with its angle brackets. */
  readonly inReplyTo: string | null;
}

/** Sends mail in Marquee's name. */
export interface Mailer {
  /** Resolves once the mail is taken over; throws where it is not. */
  send(mail: OutgoingMail): Promise<void>;
}
