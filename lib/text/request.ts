import { getRequestConfig } from "next-intl/server";
import { catalogue } from "./catalogue";
import { currentLocale } from "./locale";

export default getRequestConfig(async () => {
  const locale = await currentLocale();
  return { locale, messages: catalogue(locale), timeZone: "Europe/Paris" };
});
