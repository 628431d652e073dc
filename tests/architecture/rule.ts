import type { House, Source } from "./source";

/** A rule of the house. `bad` are small houses that break it, each in one way: the rule must see them all. */
export type Rule = {
  name: string;
  check: (house: House) => string[];
  bad: Record<string, string>[];
};

/** A rule about each file by itself. */
export const ofEachFile =
  (problems: (source: Source, house: House) => (string | false | null)[]) =>
  (house: House): string[] =>
    [...house.values()].flatMap((source) =>
      problems(source, house)
        .filter((problem) => typeof problem === "string")
        .map((problem) => `${source.path}: ${problem}`),
    );
