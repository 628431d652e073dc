import { Section, Text } from "react-email";
import type { DecidedDay, MailLocale } from "@/lib/mails/schema";
import { Layout } from "./layout";
import type { MailProps, MailTranslator } from "./mail-props";
import { ActionButton, Greeting, Paragraph, Reason, Subtitle } from "./parts";
import { colours } from "./theme";

const OUTCOMES = ["reserved", "refused", "cancelled", "kept"] as const;

/** "mardi 24 novembre 2026", "mardi 1er décembre 2026": a plain date has no zone, so it is written at UTC. */
function inFull(date: string, locale: MailLocale): string {
  const format = new Intl.DateTimeFormat(locale === "fr" ? "fr-FR" : "en-GB", {
    dateStyle: "full",
    timeZone: "UTC",
  });
  const words = format.format(new Date(`${date}T00:00:00Z`));
  return locale === "fr" ? words.replace(" 1 ", " 1er ") : words;
}

function Day({ t, locale, day }: { t: MailTranslator; locale: MailLocale; day: DecidedDay }) {
  const { activity, slot, reason } = day;
  return (
    <Text
      className="text"
      style={{ margin: "0 0 8px", fontSize: "16px", lineHeight: "24px", color: colours.text }}
    >
      {t("decision.day", { date: inFull(day.date, locale), activity, slot })}
      {reason && (
        <>
          <br />
          <span className="quiet" style={{ color: colours.quiet }}>
            <Reason t={t} reason={reason} />
          </span>
        </>
      )}
    </Text>
  );
}

export function Decision({ t, locale, params, facts }: MailProps<"decision">) {
  const names = new Intl.ListFormat(locale).format(params.children.map((child) => child.name));
  return (
    <Layout
      t={t}
      locale={locale}
      facts={facts}
      preview={t("decision.preview", { children: names })}
      title={t("decision.title")}
    >
      <Greeting t={t} />
      <Paragraph>{t("decision.intro")}</Paragraph>
      {params.children.map((child, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two children may bear one name, and nothing moves
        <Section key={position} style={{ margin: "0 0 16px" }}>
          <Subtitle level={2}>{child.name}</Subtitle>
          {OUTCOMES.map((outcome) => {
            const days = child.days
              .filter((day) => day.outcome === outcome)
              .sort((a, b) => a.date.localeCompare(b.date));
            if (days.length === 0) return null;
            return (
              <Section key={outcome}>
                <Subtitle level={3}>{t(`decision.${outcome}`, { count: days.length })}</Subtitle>
                {days.map((day) => (
                  <Day key={`${day.date} ${day.activity} ${day.slot}`} t={t} locale={locale} day={day} />
                ))}
              </Section>
            );
          })}
        </Section>
      ))}
      <ActionButton t={t} href={`${facts.portal}/reservations`}>
        {t("decision.button")}
      </ActionButton>
    </Layout>
  );
}
