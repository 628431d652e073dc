import type { MailTransport, OutgoingMail } from "./mail";

/** The demonstration's mailbox: nothing leaves, the mail is kept where the demonstration shows it. */
export function localMailbox(keep: (mail: OutgoingMail) => Promise<void>): MailTransport {
  return async (mail) => {
    await keep(mail);
    return { ok: true, detail: "Boîte aux lettres de démonstration" };
  };
}
