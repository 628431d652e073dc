import { useLocale, useTranslations } from "next-intl";
import { Temporal } from "temporal-polyfill";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { Icon } from "@/components/ui/icon";
import { answerInstead, answerPlace } from "@/lib/answers/actions";
import type { WaitingAnswer } from "@/lib/answers/schema";
import { sayDay, sayInstant } from "@/lib/text/dates";

type Props = { answer: WaitingAnswer; timeZone: string };

/** One place offered or one day proposed, with its two answers: a plain form of its own. */
export function AnswerLine({ answer, timeZone }: Props) {
  const t = useTranslations("answers");
  const locale = useLocale();
  const say = ({ date, ...named }: { date: string; activity: string; slot: string }) =>
    t("day", { ...named, date: sayDay(date, locale, { weekday: "long", day: "numeric", month: "long" }) });
  const { child } = answer;
  const day = say(answer);
  const isOffer = answer.kind === "offer";
  const accept = isOffer ? "acceptPlace" : answer.instead ? "acceptDay" : "acceptList";
  const subject = isOffer || !answer.instead ? day : say(answer.instead);
  return (
    <li className="flex gap-3 rounded-lg border border-accent bg-accent-soft p-4">
      <Icon name={isOffer ? "check" : "info"} className="mt-0.5 size-6 shrink-0 text-accent" />
      <div className="grid min-w-0 grow gap-x-6 gap-y-3 lg:grid-cols-[1fr_auto] lg:items-center">
        <div>
          <h2 className="font-bold">{t(isOffer ? "offer" : "proposal", { child })}</h2>
          {isOffer ? (
            <>
              <p>{day}</p>
              <p className="font-semibold">
                {t("until", {
                  until: sayInstant(Temporal.Instant.from(answer.until), timeZone, locale),
                })}
              </p>
            </>
          ) : (
            <>
              <p className="text-muted">
                {t("refused", { day })}
                {answer.reason && ` ${t("reason", { reason: answer.reason })}`}
              </p>
              <p className="font-semibold">
                {answer.instead ? t("instead", { day: say(answer.instead) }) : t("insteadList")}
              </p>
            </>
          )}
        </div>
        <ActionForm
          id={`reponse-${isOffer ? answer.reservationId : answer.proposalId}`}
          action={isOffer ? answerPlace : answerInstead}
          labels={{ summary: t("summary") }}
          className="flex flex-wrap gap-3"
        >
          {isOffer ? (
            <>
              <input type="hidden" name="reservation" value={answer.reservationId} />
              <input type="hidden" name="version" value={answer.version} />
            </>
          ) : (
            <input type="hidden" name="proposition" value={answer.proposalId} />
          )}
          <SubmitButton name="reponse" value="accepter" pending={t("sending")} icon="check">
            {t(accept)}
            <span className="sr-only"> – {t("about", { child, day: subject })}</span>
          </SubmitButton>
          <SubmitButton name="reponse" value="refuser" pending={t("sending")} variant="secondary">
            {t("decline")}
            <span className="sr-only"> – {t("about", { child, day: subject })}</span>
          </SubmitButton>
        </ActionForm>
      </div>
    </li>
  );
}
