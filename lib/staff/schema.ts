import { z } from "zod";
import { email, personName } from "@/lib/fields";

/** "Prénom Nom <adresse>", as an administrator is named on the command line. */
export const staffPerson = z
  .string()
  .regex(/^\S+ .+ <.+>$/)
  .transform((text) => {
    const [, firstName, lastName, address] = /^(\S+) (.+) <(.+)>$/.exec(text) ?? [];
    return { firstName, lastName, email: address };
  })
  .pipe(z.object({ firstName: personName, lastName: personName, email }));
