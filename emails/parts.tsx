import { Fragment, type ReactNode } from "react";
import { Button, Heading, Link, Section, Text } from "react-email";
import type { MailTranslator } from "./mail-props";
import { colours } from "./theme";

export function Paragraph({ children, quiet }: { children: ReactNode; quiet?: boolean }) {
  return (
    <Text
      className={quiet ? "quiet" : "text"}
      style={{
        margin: "0 0 16px",
        fontSize: quiet ? "14px" : "16px",
        lineHeight: quiet ? "22px" : "26px",
        color: quiet ? colours.quiet : colours.text,
      }}
    >
      {children}
    </Text>
  );
}

/** "Motif : …", its lines kept as staff wrote them. */
export function Reason({ t, reason }: { t: MailTranslator; reason: string }) {
  return t("layout.reason", { reason })
    .split(/\r?\n/)
    .map((line, position) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: two lines may be equal, and nothing moves
      <Fragment key={position}>
        {position > 0 && <br />}
        {line}
      </Fragment>
    ));
}

/** "Bonjour Léa," or, for somebody whose first name is not known, "Bonjour,". */
export function Greeting({ t, firstName }: { t: MailTranslator; firstName?: string }) {
  return <Paragraph>{firstName ? t("layout.greetingName", { firstName }) : t("layout.greeting")}</Paragraph>;
}

export function TextLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} className="link" style={{ color: colours.accent, textDecoration: "underline" }}>
      {children}
    </Link>
  );
}

/** The one thing to do, then its address for readers whose button does not work. */
export function ActionButton({ t, href, children }: { t: MailTranslator; href: string; children: string }) {
  return (
    <Section style={{ margin: "8px 0 16px" }}>
      <Button
        href={href}
        className="button"
        style={{
          padding: "14px 22px",
          borderRadius: "8px",
          backgroundColor: colours.accent,
          color: colours.onAccent,
          fontSize: "16px",
          fontWeight: 700,
        }}
      >
        {children}
      </Button>
      <Text
        className="quiet"
        data-skip-in-text={true}
        style={{ margin: "12px 0 0", fontSize: "13px", lineHeight: "20px", color: colours.quiet }}
      >
        {t("layout.copyLink")}
        <br />
        <Link href={href} className="link" style={{ color: colours.accent, wordBreak: "break-all" }}>
          {href}
        </Link>
      </Text>
    </Section>
  );
}

/** Facts that will be copied by hand, one under the other. */
export function FactBox({ facts }: { facts: { term: string; value: ReactNode }[] }) {
  return (
    <Section
      className="sunken"
      style={{ margin: "0 0 16px", padding: "16px", borderRadius: "8px", backgroundColor: colours.sunken }}
    >
      {facts.map(({ term, value }) => (
        <Text
          key={term}
          className="text"
          style={{ margin: "0 0 8px", fontSize: "16px", lineHeight: "24px", color: colours.text }}
        >
          <span className="quiet" style={{ color: colours.quiet }}>
            {term}
          </span>
          <br />
          <strong>{value}</strong>
        </Text>
      ))}
    </Section>
  );
}

export function Subtitle({ level, children }: { level: 2 | 3; children: ReactNode }) {
  const size = level === 2 ? "19px" : "16px";
  return (
    <Heading
      as={`h${level}`}
      className="text"
      style={{ margin: "20px 0 8px", fontSize: size, lineHeight: "26px", color: colours.text }}
    >
      {children}
    </Heading>
  );
}
