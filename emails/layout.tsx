import type { ReactNode } from "react";
import { Body, Container, Head, Heading, Hr, Html, Preview, Section, Text } from "react-email";
import type { MailFacts, MailTranslator } from "./mail-props";
import { colours, darkStyles, fontFamily } from "./theme";

type Props = {
  t: MailTranslator;
  locale: string;
  facts: MailFacts;
  preview: string;
  title: string;
  children: ReactNode;
};

/** The frame of every mail: who writes, the title, the message, and why it came. */
export function Layout({ t, locale, facts, preview, title, children }: Props) {
  return (
    <Html lang={locale}>
      <Head>
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{darkStyles}</style>
      </Head>
      <Preview>{preview}</Preview>
      <Body
        lang={locale}
        className="page"
        style={{ margin: 0, padding: "24px 12px", backgroundColor: colours.page, fontFamily }}
      >
        <Container
          className="card"
          style={{ backgroundColor: colours.card, borderRadius: "12px", padding: "28px 24px" }}
        >
          <Section>
            <Text
              className="brand"
              style={{ margin: 0, fontSize: "16px", fontWeight: 700, color: colours.accent }}
            >
              {t("layout.brand")}
            </Text>
            <Text className="quiet" style={{ margin: 0, fontSize: "14px", color: colours.quiet }}>
              {facts.organisation}
            </Text>
          </Section>
          <Hr className="line" style={{ margin: "16px 0 24px", borderTop: `1px solid ${colours.line}` }} />
          <Heading
            as="h1"
            className="text"
            style={{ margin: "0 0 16px", fontSize: "22px", lineHeight: "30px", color: colours.text }}
          >
            {title}
          </Heading>
          {children}
          <Hr className="line" style={{ margin: "28px 0 16px", borderTop: `1px solid ${colours.line}` }} />
          <Text
            className="quiet"
            style={{ margin: 0, fontSize: "13px", lineHeight: "20px", color: colours.quiet }}
          >
            {t("layout.footer", { organisation: facts.organisation })}
          </Text>
        </Container>
      </Body>
    </Html>
  );
}
