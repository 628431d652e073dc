import { Layout } from "./layout";
import type { MailProps } from "./mail-props";
import { ActionButton, FactBox, Greeting, Paragraph, TextLink } from "./parts";

export function Invitation({ t, locale, params, facts }: MailProps<"invitation">) {
  const signIn = `${facts.portal}/connexion`;
  return (
    <Layout
      t={t}
      locale={locale}
      facts={facts}
      preview={t("invitation.preview")}
      title={t("invitation.title")}
    >
      <Greeting t={t} firstName={params.firstName} />
      <Paragraph>{t("invitation.intro", { organisation: facts.organisation })}</Paragraph>
      <FactBox
        facts={[
          { term: t("invitation.login"), value: facts.to },
          { term: t("invitation.password"), value: facts.secret },
          { term: t("invitation.address"), value: <TextLink href={signIn}>{signIn}</TextLink> },
        ]}
      />
      <Paragraph>{t("invitation.validity")}</Paragraph>
      <ActionButton t={t} href={signIn}>
        {t("invitation.button")}
      </ActionButton>
      <Paragraph quiet>{t("invitation.expired")}</Paragraph>
    </Layout>
  );
}
