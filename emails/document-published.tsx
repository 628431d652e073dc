import { Layout } from "./layout";
import type { MailProps } from "./mail-props";
import { ActionButton, Greeting, Paragraph } from "./parts";

export function DocumentPublished({ t, locale, params, facts }: MailProps<"document-published">) {
  return (
    <Layout
      t={t}
      locale={locale}
      facts={facts}
      preview={t("document-published.preview")}
      title={t("document-published.title")}
    >
      <Greeting t={t} />
      <Paragraph>{t("document-published.intro", params)}</Paragraph>
      <Paragraph>{t("document-published.where")}</Paragraph>
      <ActionButton t={t} href={`${facts.portal}/factures`}>
        {t("document-published.button")}
      </ActionButton>
    </Layout>
  );
}
