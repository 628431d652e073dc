import { useLocale, useTranslations } from "next-intl";
import { Temporal } from "temporal-polyfill";
import { Disclosure } from "@/components/ui/disclosure";
import type { ConsentAnswer, ConsentPerson, ConsentView } from "@/lib/consents/queries";
import { dayOf } from "@/lib/dates";
import { sayDay } from "@/lib/text/dates";

type Props = { view: ConsentView; today: string; timeZone: string; isStaff?: boolean };

const DAY = { day: "numeric", month: "long", year: "numeric" } as const;

/** Who answered what and when; then every answer ever given. */
export function ConsentAnswers({ view: { people, history }, today, timeZone, isStaff }: Props) {
  const t = useTranslations("consents");
  const locale = useLocale();
  const dayOfInstant = (at: Date) =>
    sayDay(dayOf(Temporal.Instant.fromEpochMilliseconds(at.getTime()), timeZone), locale, DAY);
  const nameOf = (person: ConsentPerson) => {
    if (person.who === "home") return person.name;
    return isStaff && person.who === "other" ? t("staffOther") : t(`person.${person.who}`);
  };
  const say = ({ granted, at, onPaper }: Pick<ConsentAnswer, "granted" | "at" | "onPaper">) => {
    const said = t(granted ? "answer.granted" : "answer.refused", { date: dayOfInstant(at) });
    return onPaper ? `${said} (${t("answer.onPaper")})` : said;
  };
  const sayLatest = (answer: ConsentAnswer | null) => {
    if (!answer) return t("answer.none");
    const isOver = answer.granted && answer.validTo !== null && answer.validTo < today;
    return isOver ? t("answer.over", { date: sayDay(answer.validTo ?? "", locale, DAY) }) : say(answer);
  };
  return (
    <div className="grid gap-3">
      <dl className="grid gap-1.5">
        {people.map(({ person, answer }, index) => (
          <div
            key={person.who === "other" ? `other ${index}` : person.adultId}
            className="flex flex-wrap gap-x-2"
          >
            <dt className="text-muted">{t("answerOf", { name: nameOf(person) })}</dt>
            <dd className="font-medium">{sayLatest(answer)}</dd>
          </div>
        ))}
      </dl>
      {history.length > people.filter(({ answer }) => answer).length && (
        <Disclosure summary={t("history", { count: history.length })}>
          <ol className="grid gap-1">
            {history.map(({ person, ...answer }) => (
              <li key={`${nameOf(person)} ${answer.at.getTime()} ${answer.granted}`}>
                {t("answerOf", { name: nameOf(person) })} {say(answer)}
              </li>
            ))}
          </ol>
        </Disclosure>
      )}
    </div>
  );
}
