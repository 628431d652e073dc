import { Layout } from "./layout";
import type { MailProps } from "./mail-props";
import { ActionButton, Greeting, Paragraph } from "./parts";

export function SignUpReceived({ t, locale, params, facts }: MailProps<"sign-up-received">) {
  return (
    <Layout
      t={t}
      locale={locale}
      facts={facts}
      preview={t("sign-up-received.preview")}
      title={t("sign-up-received.title")}
    >
      <Greeting t={t} firstName={params.firstName} />
      <Paragraph>{t("sign-up-received.intro", { structure: params.structure })}</Paragraph>
      <Paragraph>{t("sign-up-received.follow")}</Paragraph>
      <ActionButton t={t} href={`${facts.portal}/inscription/suivi/${facts.secret}`}>
        {t("sign-up-received.button")}
      </ActionButton>
      <Paragraph quiet>{t("sign-up-received.validity")}</Paragraph>
    </Layout>
  );
}
