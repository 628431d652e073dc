import { Layout } from "./layout";
import type { MailProps } from "./mail-props";
import { Greeting, Paragraph, Reason } from "./parts";

export function SignUpRefused({ t, locale, params, facts }: MailProps<"sign-up-refused">) {
  return (
    <Layout
      t={t}
      locale={locale}
      facts={facts}
      preview={t("sign-up-refused.preview")}
      title={t("sign-up-refused.title")}
    >
      <Greeting t={t} firstName={params.firstName} />
      <Paragraph>{t("sign-up-refused.intro", { structure: params.structure })}</Paragraph>
      <Paragraph>
        <Reason t={t} reason={params.reason} />
      </Paragraph>
      <Paragraph>{t("sign-up-refused.contact")}</Paragraph>
    </Layout>
  );
}
