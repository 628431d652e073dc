import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";

const COUNTS = ["valides", "refuses", "attentes", "deja", "complets", "pris", "questions", "ouvrir"] as const;
const DONE: (typeof COUNTS)[number][] = ["valides", "refuses", "attentes"];

/** What the last decision did, from the counts in the page's address; nothing where there are none. */
export function DecisionReport({ query }: { query: Record<string, string | string[] | undefined> }) {
  const t = useTranslations("requests.done");
  const counts = COUNTS.map((name) => ({ name, count: Number(query[name]) })).filter(
    ({ count }) => count > 0,
  );
  if (!COUNTS.some((name) => name in query)) return null;
  const changed = counts.some(({ name }) => DONE.includes(name));
  const complete = counts.every(({ name }) => DONE.includes(name));
  return (
    <div className="mb-4">
      <Banner
        tone={changed && complete ? "success" : "warning"}
        title={t(changed ? "title" : "nothing")}
        live
      >
        {counts.map(({ name, count }) => t(name, { count })).join(", ")}
        {changed && `. ${t("mail")}`}
      </Banner>
    </div>
  );
}
