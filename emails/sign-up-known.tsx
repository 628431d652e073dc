import { Layout } from "./layout";
import type { MailProps } from "./mail-props";
import { ActionButton, Greeting, Paragraph, TextLink } from "./parts";

export function SignUpKnown({ t, locale, facts }: MailProps<"sign-up-known">) {
  return (
    <Layout
      t={t}
      locale={locale}
      facts={facts}
      preview={t("sign-up-known.preview")}
      title={t("sign-up-known.title")}
    >
      <Greeting t={t} />
      <Paragraph>{t("sign-up-known.intro")}</Paragraph>
      <ActionButton t={t} href={`${facts.portal}/connexion`}>
        {t("sign-up-known.button")}
      </ActionButton>
      <Paragraph>
        <TextLink href={`${facts.portal}/mot-de-passe-oublie`}>{t("sign-up-known.forgotten")}</TextLink>
      </Paragraph>
      <Paragraph quiet>{t("sign-up-known.ignore")}</Paragraph>
    </Layout>
  );
}
