import { Layout } from "./layout";
import type { MailProps } from "./mail-props";
import { ActionButton, Greeting, Paragraph } from "./parts";

export function PasswordChanged({ t, locale, facts }: MailProps<"password-changed">) {
  return (
    <Layout
      t={t}
      locale={locale}
      facts={facts}
      preview={t("password-changed.preview")}
      title={t("password-changed.title")}
    >
      <Greeting t={t} />
      <Paragraph>{t("password-changed.intro", { email: facts.to })}</Paragraph>
      <Paragraph>{t("password-changed.fine")}</Paragraph>
      <Paragraph>{t("password-changed.alert")}</Paragraph>
      <ActionButton t={t} href={`${facts.portal}/mot-de-passe-oublie`}>
        {t("password-changed.button")}
      </ActionButton>
    </Layout>
  );
}
