import { Layout } from "./layout";
import type { MailProps } from "./mail-props";
import { ActionButton, Greeting, Paragraph } from "./parts";

export function PasswordReset({ t, locale, facts }: MailProps<"password-reset">) {
  return (
    <Layout
      t={t}
      locale={locale}
      facts={facts}
      preview={t("password-reset.preview")}
      title={t("password-reset.title")}
    >
      <Greeting t={t} />
      <Paragraph>{t("password-reset.intro")}</Paragraph>
      <ActionButton t={t} href={`${facts.portal}/mot-de-passe/${facts.secret}`}>
        {t("password-reset.button")}
      </ActionButton>
      <Paragraph quiet>{t("password-reset.validity")}</Paragraph>
      <Paragraph quiet>{t("password-reset.ignore")}</Paragraph>
    </Layout>
  );
}
