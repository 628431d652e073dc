import { Section, Text } from "react-email";
import type { AbsentDay, MailLocale } from "@/lib/mails/schema";
import { sayDay } from "@/lib/text/dates";
import { Layout } from "./layout";
import type { MailProps, MailTranslator } from "./mail-props";
import { ActionButton, Greeting, Paragraph, Reason, Subtitle } from "./parts";
import { colours } from "./theme";

const OUTCOMES = ["accepted", "justified", "refused", "expired", "unjustified"] as const;
const BILLED: readonly AbsentDay["outcome"][] = ["refused", "expired", "unjustified"];

function Day({ t, locale, day }: { t: MailTranslator; locale: MailLocale; day: AbsentDay }) {
  const { date, activity, slot, reason } = day;
  return (
    <Text
      className="text"
      style={{ margin: "0 0 8px", fontSize: "16px", lineHeight: "24px", color: colours.text }}
    >
      {t("decision.day", { date: sayDay(date, locale), activity, slot })}
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

export function Absence({ t, locale, params, facts }: MailProps<"absence">) {
  const isBilled = params.children.some(({ days }) => days.some(({ outcome }) => BILLED.includes(outcome)));
  return (
    <Layout t={t} locale={locale} facts={facts} preview={t("absence.preview")} title={t("absence.title")}>
      <Greeting t={t} />
      <Paragraph>{t("absence.intro")}</Paragraph>
      {params.children.map(({ name, days }, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two children may bear one name, and nothing moves
        <Section key={position} style={{ margin: "0 0 16px" }}>
          <Subtitle level={2}>{name}</Subtitle>
          {OUTCOMES.map((outcome) => {
            const list = days.filter((day) => day.outcome === outcome);
            if (list.length === 0) return null;
            return (
              <Section key={outcome}>
                <Subtitle level={3}>{t(`absence.${outcome}`)}</Subtitle>
                {list.map((day) => (
                  <Day key={`${day.date} ${day.activity} ${day.slot}`} t={t} locale={locale} day={day} />
                ))}
              </Section>
            );
          })}
        </Section>
      ))}
      {isBilled && <Paragraph>{t("absence.billed")}</Paragraph>}
      <ActionButton t={t} href={`${facts.portal}/reservations/absences`}>
        {t("absence.button")}
      </ActionButton>
    </Layout>
  );
}
