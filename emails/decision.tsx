import { Section, Text } from "react-email";
import { DAY_OUTCOMES, type DecidedDay, type MailLocale } from "@/lib/mails/schema";
import { inFull, kindOf, untilInFull } from "./decision-words";
import { Layout } from "./layout";
import type { MailProps, MailTranslator } from "./mail-props";
import { ActionButton, Greeting, Paragraph, Reason, Subtitle } from "./parts";
import { colours } from "./theme";

type DayProps = { t: MailTranslator; locale: MailLocale; day: DecidedDay };

function Day({ t, locale, day }: DayProps) {
  const say = (named: { date: string; activity: string; slot: string }) => {
    const { date, activity, slot } = named;
    return t("decision.day", { date: inFull(date, locale), activity, slot });
  };
  const { proposal, from, until, reason } = day;
  const notes = [
    until && t("decision.until", { until: untilInFull(t, until, locale) }),
    from && t("decision.from", { day: say(from) }),
    reason && <Reason key="reason" t={t} reason={reason} />,
    proposal === "waiting-list" && t("decision.proposedList"),
    proposal && proposal !== "waiting-list" && t("decision.proposed", { day: say(proposal) }),
  ].filter(Boolean);
  return (
    <Text
      className="text"
      style={{ margin: "0 0 8px", fontSize: "16px", lineHeight: "24px", color: colours.text }}
    >
      {say(day)}
      {notes.map((note, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: nothing moves
        <span key={position} className="quiet" style={{ color: colours.quiet }}>
          <br />
          {note}
        </span>
      ))}
    </Text>
  );
}

export function Decision({ t, locale, params, facts }: MailProps<"decision">) {
  const names = new Intl.ListFormat(locale).format(params.children.map((child) => child.name));
  const kind = kindOf(params);
  const days = params.children.flatMap((child) => child.days);
  const asks = days.some((day) => day.outcome === "offered" || day.proposal);
  return (
    <Layout
      t={t}
      locale={locale}
      facts={facts}
      preview={t(`decision.previews.${kind}`, { children: names })}
      title={t(`decision.titles.${kind}`)}
    >
      <Greeting t={t} />
      <Paragraph>{t(`decision.intros.${kind}`)}</Paragraph>
      {params.about && !params.about.reopened && (
        <Paragraph>
          {t("decision.cause", { cause: t(`decision.causes.${params.about.cause}`) })}
          <br />
          {t(params.about.billed ? "decision.billed" : "decision.notBilled")}
        </Paragraph>
      )}
      {params.about?.message && <Paragraph>{params.about.message}</Paragraph>}
      {params.children.map((child, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two children may bear one name, and nothing moves
        <Section key={position} style={{ margin: "0 0 16px" }}>
          <Subtitle level={2}>{child.name}</Subtitle>
          {DAY_OUTCOMES.map((outcome) => {
            const ofOutcome = child.days
              .filter((day) => day.outcome === outcome)
              .sort((a, b) => a.date.localeCompare(b.date));
            if (ofOutcome.length === 0) return null;
            return (
              <Section key={outcome}>
                <Subtitle level={3}>{t(`decision.${outcome}`, { count: ofOutcome.length })}</Subtitle>
                {ofOutcome.map((day) => (
                  <Day key={`${day.date} ${day.activity} ${day.slot}`} t={t} locale={locale} day={day} />
                ))}
              </Section>
            );
          })}
        </Section>
      ))}
      <ActionButton t={t} href={`${facts.portal}/reservations${asks ? "#reponses" : ""}`}>
        {t(asks ? "decision.answer" : "decision.button")}
      </ActionButton>
    </Layout>
  );
}
