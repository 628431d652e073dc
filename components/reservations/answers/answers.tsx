import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { said as saidSchema, type WaitingAnswer } from "@/lib/answers/schema";
import { AnswerLine } from "./answer-line";

type Props = {
  answers: WaitingAnswer[];
  /** The page's own query parameter "reponse": what the last answer came to. */
  said: unknown;
  timeZone: string;
};

/** Places offered and days proposed that wait for the family's answer, and what became of its last one. */
export function Answers({ answers, said, timeZone }: Props) {
  const t = useTranslations("answers");
  const last = saidSchema.parse(said ?? null);
  if (answers.length === 0 && !last) return null;
  const isGood = last === "reservee" || last === "attente" || last === "declinee";
  return (
    <section id="reponses" aria-label={t("label")} className="my-4 grid scroll-mt-4 gap-3">
      {last && (
        <Banner tone={isGood ? "success" : "warning"} title={t(`said.${last}`)} live>
          {t(`saidMore.${last}`)}
        </Banner>
      )}
      {answers.length > 0 && (
        <ul className="grid gap-3">
          {answers.map((answer) => (
            <AnswerLine
              key={answer.kind === "offer" ? answer.reservationId : answer.proposalId}
              answer={answer}
              timeZone={timeZone}
            />
          ))}
        </ul>
      )}
    </section>
  );
}
