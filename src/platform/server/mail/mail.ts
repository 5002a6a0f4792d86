/** A calendar part: an .ics text and its method. */
export interface CalendarPart {
  readonly method: 'REQUEST' | 'CANCEL';
  readonly content: string;
}

/** One message to one person; other people's addresses never appear in it. */
export interface Message {
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  readonly calendar?: CalendarPart;
  /** For mails a person may stop: a link that stops them. */
  readonly unsubscribeUrl?: string;
}

/** Outgoing mail. Without SMTP settings `configured` is false, nothing is sent, and pages say so. */
export interface Mail {
  readonly configured: boolean;
  /** Hands the message to the mail server; throws when it is refused, so that the job that called is tried again. */
  send(message: Message): Promise<void>;
}
