import { createTranslator } from "next-intl";
import type { ReactElement } from "react";
import { render, toPlainText } from "react-email";
import type { MailLocale, MailParams, MailTemplate } from "@/lib/mails/schema";
import { catalogue } from "@/lib/text/catalogue";
import { Absence } from "./absence";
import { Decision } from "./decision";
import { DocumentPublished } from "./document-published";
import { EnrolmentDecision } from "./enrolment-decision";
import { FileDecision } from "./file-decision";
import { Invitation } from "./invitation";
import type { MailFacts, MailProps } from "./mail-props";
import { PasswordChanged } from "./password-changed";
import { PasswordReset } from "./password-reset";
import { PieceDecision } from "./piece-decision";
import { PieceExpiring } from "./piece-expiring";
import { SignUpAccepted } from "./sign-up-accepted";
import { SignUpKnown } from "./sign-up-known";
import { SignUpReceived } from "./sign-up-received";
import { SignUpRefused } from "./sign-up-refused";
import { mailSubject } from "./subject";

export type RenderedMail = { subject: string; html: string; text: string };

const templates: { [T in MailTemplate]: (props: MailProps<T>) => ReactElement } = {
  invitation: Invitation,
  "sign-up-received": SignUpReceived,
  "sign-up-known": SignUpKnown,
  "sign-up-accepted": SignUpAccepted,
  "sign-up-refused": SignUpRefused,
  decision: Decision,
  absence: Absence,
  "enrolment-decision": EnrolmentDecision,
  "file-decision": FileDecision,
  "piece-decision": PieceDecision,
  "piece-expiring": PieceExpiring,
  "document-published": DocumentPublished,
  "password-reset": PasswordReset,
  "password-changed": PasswordChanged,
};

/** The subject, the HTML part and the complete plain-text part of one mail, in its reader's language. */
export async function renderMail<T extends MailTemplate>(
  mail: { template: T; locale: MailLocale; params: MailParams<T> },
  facts: MailFacts,
): Promise<RenderedMail> {
  const { template, locale, params } = mail;
  const t = createTranslator({ locale, messages: catalogue(locale), namespace: "mails" });
  const Template: (props: MailProps<T>) => ReactElement = templates[template];
  const html = await render(<Template t={t} locale={locale} params={params} facts={facts} />);
  const headings = ["h1", "h2", "h3"].map((selector) => ({ selector, options: { uppercase: false } }));
  return {
    subject: mailSubject(mail, facts.organisation),
    html,
    text: toPlainText(html, { selectors: headings }).replace(/\n{3,}/g, "\n\n"),
  };
}
