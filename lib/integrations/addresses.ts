import "server-only";
import { z } from "zod";
import { env } from "@/lib/env";
import { log } from "@/lib/log";

/** A real address; `label` names all of it, for the list that it is chosen from. */
export type AddressSuggestion = { label: string; address: string; postalCode: string; city: string };

const PATIENCE_MS = 1_500;
const MOST = 6;

const text = z.string().max(300).optional();

/** GeocodeJSON, as https://geoservices.ign.fr/documentation/services/services-geoplateforme/geocodage describes it. */
const answerSchema = z.object({
  features: z
    .array(
      z.object({
        properties: z.object({
          label: z.string().max(500),
          name: text,
          type: text,
          postcode: text,
          city: text,
        }),
      }),
    )
    .max(100),
});

type Properties = z.output<typeof answerSchema>["features"][number]["properties"];

/** A town alone is no address: its name would stand where the street goes. */
function suggestionOf({ label, name, type, postcode, city }: Properties): AddressSuggestion[] {
  if (!name || !postcode || !city || type === "municipality") return [];
  return [{ label, address: name, postalCode: postcode, city }];
}

/**
 * Real addresses that begin like `query`, from the Base Adresse Nationale at ADDRESS_API_URL. None when that is "off",
 * or the service is late or broken: the form goes on without it. What was typed is never logged.
 */
export async function findAddresses(query: string): Promise<AddressSuggestion[]> {
  const { ADDRESS_API_URL } = env();
  if (ADDRESS_API_URL === "off") return [];
  try {
    const url = new URL(ADDRESS_API_URL);
    url.search = new URLSearchParams({
      q: query,
      autocomplete: "1",
      index: "address",
      limit: String(MOST),
    }).toString();
    const answer = await fetch(url, {
      headers: { Accept: "application/json", "User-Agent": "portail-famille" },
      signal: AbortSignal.timeout(PATIENCE_MS),
      cache: "no-store",
    });
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    const { features } = answerSchema.parse(await answer.json());
    return features.flatMap(({ properties }) => suggestionOf(properties)).slice(0, MOST);
  } catch (error) {
    log().warn({ reason: error instanceof Error ? error.name : "unknown" }, "addresses not suggested");
    return [];
  }
}
