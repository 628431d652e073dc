import type { Route } from "next";
import { useLocale, useTranslations } from "next-intl";
import { Disclosure } from "@/components/ui/disclosure";
import { TextLink } from "@/components/ui/text-link";
import type { PlainDate } from "@/lib/dates";
import { deadlineSpeaker, describeDeadline, TEMPLATES, templateRules } from "@/lib/deadlines/rules";

type Props = { path: string; today: PlainDate; timeZone: string; open: boolean };

/** Ready-made rules, each a link that fills the form in. */
export function TemplateList({ path, today, timeZone, open }: Props) {
  const t = useTranslations("deadlines");
  const say = deadlineSpeaker(t, timeZone, useLocale());
  return (
    <Disclosure summary={t("editor.templates")} open={open}>
      <p className="text-muted">{t("editor.templatesIntro")}</p>
      <ul className="mt-2 divide-y divide-line">
        {TEMPLATES.map((template) => {
          const { book, cancel } = templateRules(template, today);
          return (
            <li key={template} className="py-1">
              <TextLink
                href={`${path}?modele=${template}` as Route}
                className="inline-flex min-h-target items-center"
              >
                {template === "window" ? t("template.window") : say(describeDeadline(book)).join(". ")}
              </TextLink>
              <p className="text-sm text-muted">
                {t("settings.cancel")} : {say(describeDeadline(cancel)).join(". ")}
              </p>
            </li>
          );
        })}
      </ul>
    </Disclosure>
  );
}
