import { createTranslator } from "next-intl";
import type { MailLocale, MailParams, MailTemplate } from "@/lib/mails/schema";
import { catalogue } from "@/lib/text/catalogue";
import { decisionSubject } from "./decision-words";

/** A header is one line, whatever a name holds. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it removes
const oneLine = (text: string) => text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, " ").trim();

/** The subject of a mail in its reader's language: one line. */
export function mailSubject<T extends MailTemplate>(
  { template, locale, params }: { template: T; locale: MailLocale; params: MailParams<T> },
  organisation: string,
): string {
  const t = createTranslator({ locale, messages: catalogue(locale), namespace: "mails" });
  const text =
    template === "decision"
      ? decisionSubject(t, params as MailParams<"decision">, locale)
      : t(`${template}.subject` as "invitation.subject", { organisation });
  return oneLine(text);
}
