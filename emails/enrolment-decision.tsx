import { Text } from "react-email";
import { Layout } from "./layout";
import type { MailProps } from "./mail-props";
import { ActionButton, Greeting, Paragraph, Reason } from "./parts";
import { colours } from "./theme";

export function EnrolmentDecision({ t, locale, params, facts }: MailProps<"enrolment-decision">) {
  return (
    <Layout
      t={t}
      locale={locale}
      facts={facts}
      preview={t("enrolment-decision.preview")}
      title={t("enrolment-decision.title")}
    >
      <Greeting t={t} />
      <Paragraph>{t("enrolment-decision.intro")}</Paragraph>
      {params.items.map(({ child, activity, period, outcome, reason }, position) => (
        <Text
          // biome-ignore lint/suspicious/noArrayIndexKey: two children may bear one name, and nothing moves
          key={position}
          className="text"
          style={{ margin: "0 0 8px", fontSize: "16px", lineHeight: "24px", color: colours.text }}
        >
          {t(`enrolment-decision.${outcome}`, { child, activity, period })}
          {reason && (
            <>
              <br />
              <span className="quiet" style={{ color: colours.quiet }}>
                <Reason t={t} reason={reason} />
              </span>
            </>
          )}
        </Text>
      ))}
      <ActionButton t={t} href={`${facts.portal}/reservations/inscriptions`}>
        {t("enrolment-decision.button")}
      </ActionButton>
    </Layout>
  );
}
