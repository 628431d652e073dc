import type { useTranslations } from "next-intl";
import type { MailLocale, MailParams, MailTemplate } from "@/lib/mails/schema";

export type MailTranslator = ReturnType<typeof useTranslations<"mails">>;

/** What every mail is told beside its own params. */
export type MailFacts = {
  /** Public address of the portal, without a final slash. */
  portal: string;
  organisation: string;
  to: string;
  /** The secret made at delivery: a one-time password or the last part of a link; "" where there is none. */
  secret: string;
};

export type MailProps<T extends MailTemplate> = {
  t: MailTranslator;
  locale: MailLocale;
  params: MailParams<T>;
  facts: MailFacts;
};
