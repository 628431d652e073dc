import type { useTranslations } from "next-intl";

/** The words of the decision bar. */
export const barWords = (t: ReturnType<typeof useTranslations<"requests">>) => ({
  none: t("bar.none"),
  one: t("bar.one"),
  many: t.raw("bar.many") as string,
  all: t("bar.all"),
  nothing: t("bar.nothing"),
  reason: t("reason"),
  accept: t("accept"),
  refuse: t("refuse"),
  pending: t("deciding"),
});
