import { createTranslator } from "next-intl";
import { Section, Text } from "react-email";
import type { DecidedLine, MailLocale } from "@/lib/mails/schema";
import { catalogue } from "@/lib/text/catalogue";
import { Layout } from "./layout";
import type { MailProps, MailTranslator } from "./mail-props";
import { ActionButton, Greeting, Paragraph, Reason, Subtitle } from "./parts";
import { colours } from "./theme";

const OUTCOMES = ["accepted", "refused"] as const;
const NAMESPACES = { field: "fields", domain: "domains", wish: "wish" } as const;

/** What the file itself calls a field, a domain or a wish. */
function label({ what, key }: DecidedLine, locale: MailLocale): string {
  const t = createTranslator({ locale, messages: catalogue(locale), namespace: "dossier" });
  return t(`${NAMESPACES[what]}.${key}` as "fields.address");
}

function Line({ t, locale, line }: { t: MailTranslator; locale: MailLocale; line: DecidedLine }) {
  const what = label(line, locale);
  return (
    <Text
      className="text"
      style={{ margin: "0 0 8px", fontSize: "16px", lineHeight: "24px", color: colours.text }}
    >
      {line.name ? t("file-decision.line", { name: line.name, what }) : what}
      {line.reason && (
        <>
          <br />
          <span className="quiet" style={{ color: colours.quiet }}>
            <Reason t={t} reason={line.reason} />
          </span>
        </>
      )}
    </Text>
  );
}

export function FileDecision({ t, locale, params, facts }: MailProps<"file-decision">) {
  return (
    <Layout
      t={t}
      locale={locale}
      facts={facts}
      preview={t("file-decision.preview")}
      title={t("file-decision.title")}
    >
      <Greeting t={t} />
      <Paragraph>{t("file-decision.intro")}</Paragraph>
      {OUTCOMES.map((outcome) => {
        const lines = params.items.filter((item) => item.outcome === outcome);
        if (lines.length === 0) return null;
        return (
          <Section key={outcome}>
            <Subtitle level={2}>{t(`file-decision.${outcome}`, { count: lines.length })}</Subtitle>
            {lines.map((line) => (
              <Line key={JSON.stringify(line)} t={t} locale={locale} line={line} />
            ))}
          </Section>
        );
      })}
      <ActionButton t={t} href={`${facts.portal}/famille`}>
        {t("file-decision.button")}
      </ActionButton>
    </Layout>
  );
}
