import * as commands from "@/lib/addresses/commands";
import type { Calls } from "./call";

export const addresses: Calls = {
  "addresses.suggestAddresses [two letters]": (actor) => commands.suggestAddresses(actor, "ru"),
};
