import { Layout } from "./layout";
import type { MailProps } from "./mail-props";
import { ActionButton, Greeting, Paragraph } from "./parts";
import { PieceLines } from "./piece-lines";

export function PieceExpiring({ t, locale, params, facts }: MailProps<"piece-expiring">) {
  return (
    <Layout
      t={t}
      locale={locale}
      facts={facts}
      preview={t("piece-expiring.preview")}
      title={t("piece-expiring.title")}
    >
      <Greeting t={t} />
      <Paragraph>{t("piece-expiring.intro", { count: params.items.length })}</Paragraph>
      <PieceLines t={t} locale={locale} pieces={params.items} />
      <Paragraph>{t("piece-expiring.then")}</Paragraph>
      <ActionButton t={t} href={`${facts.portal}/documents/envois`}>
        {t("piece-expiring.button")}
      </ActionButton>
    </Layout>
  );
}
