import { Layout } from "./layout";
import type { MailProps } from "./mail-props";
import { ActionButton, Greeting, Paragraph } from "./parts";

export function SignUpAccepted({ t, locale, params, facts }: MailProps<"sign-up-accepted">) {
  return (
    <Layout
      t={t}
      locale={locale}
      facts={facts}
      preview={t("sign-up-accepted.preview")}
      title={t("sign-up-accepted.title")}
    >
      <Greeting t={t} firstName={params.firstName} />
      <Paragraph>{t("sign-up-accepted.intro", { structure: params.structure })}</Paragraph>
      <ActionButton t={t} href={`${facts.portal}/inscription/terminer/${facts.secret}`}>
        {t("sign-up-accepted.button")}
      </ActionButton>
      <Paragraph quiet>{t("sign-up-accepted.validity")}</Paragraph>
    </Layout>
  );
}
