import { Section } from "react-email";
import { Layout } from "./layout";
import type { MailProps } from "./mail-props";
import { ActionButton, Greeting, Paragraph, Subtitle } from "./parts";
import { PieceLines } from "./piece-lines";

const OUTCOMES = ["verified", "refused"] as const;

export function PieceDecision({ t, locale, params, facts }: MailProps<"piece-decision">) {
  const isRefused = params.items.some(({ outcome }) => outcome === "refused");
  return (
    <Layout
      t={t}
      locale={locale}
      facts={facts}
      preview={t("piece-decision.preview")}
      title={t("piece-decision.title")}
    >
      <Greeting t={t} />
      <Paragraph>{t("piece-decision.intro")}</Paragraph>
      {OUTCOMES.map((outcome) => {
        const pieces = params.items.filter((item) => item.outcome === outcome);
        if (pieces.length === 0) return null;
        return (
          <Section key={outcome}>
            <Subtitle level={2}>{t(`piece-decision.${outcome}`, { count: pieces.length })}</Subtitle>
            <PieceLines t={t} locale={locale} pieces={pieces} />
          </Section>
        );
      })}
      {isRefused && <Paragraph>{t("piece-decision.again")}</Paragraph>}
      <ActionButton t={t} href={`${facts.portal}/documents/envois`}>
        {t("piece-decision.button")}
      </ActionButton>
    </Layout>
  );
}
