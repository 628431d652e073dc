import { describe, expect, it } from "vitest";
import { parseFamilies } from "@/lib/imports/rules";
import { COLUMNS, type Column, MAX_IMPORT_LINES } from "@/lib/imports/schema";
import { fileOf, inShort, stranger, TODAY } from "./file";

const parse = (text: string) => parseFamilies(text, TODAY);
const refusalOf = (text: string) => {
  const result = parse(text);
  return result.ok ? null : { code: result.code, params: result.params };
};
const withHeader = (change: (header: string) => string) => {
  const [header = "", ...lines] = fileOf([{}]).split("\n");
  return [change(header), ...lines].join("\n");
};
const householdsOf = (text: string) => {
  const result = parse(text);
  return result.ok ? { households: result.households.length, errors: result.errors } : result;
};
const ONE = { households: 1, errors: [] };

describe("shapes that are read", () => {
  it.each([";", ","])("separator %s", (separator) => {
    const file = fileOf([{ qf: "650,50", adresse: "3, rue ; des Tilleuls" }], { separator });
    const result = parse(file);
    expect(result).toMatchObject({ households: [{ quotientFamilialCents: 65_050 }], errors: [] });
  });
  it.each(["\n", "\r\n", "\r"])("line end %j", (end) =>
    expect(householdsOf(fileOf([{}], { end }))).toEqual(ONE),
  );
  it("columns in any order", () => {
    expect(householdsOf(fileOf([{}], { columns: [...COLUMNS].reverse() }))).toEqual(ONE);
  });
  it("no second adult at all", () => {
    const columns = COLUMNS.filter((column) => !column.startsWith("responsable2_"));
    expect(householdsOf(fileOf([{}], { columns }))).toEqual(ONE);
  });
  it("a header with capitals, accents and spaces", () => {
    const header = (text: string) => text.toUpperCase().replaceAll(";", " ; ").replace("REGIME", "Régime");
    expect(householdsOf(withHeader(header))).toEqual(ONE);
  });
  it("a byte order mark and a quoted header", () => {
    expect(householdsOf(withHeader((header) => `\ufeff"${header.replaceAll(";", '";"')}"`))).toEqual(ONE);
  });
  it("empty cells that a spreadsheet adds on the right and below", () => {
    const file = fileOf([{}]).replaceAll("\n", ";;;\n");
    expect(householdsOf(`${file};;;;;;\n\n;;;\n`)).toEqual(ONE);
  });
  it("quotes in the middle of a bare cell", () => {
    const file = fileOf([{}]).replace("3 rue des Tilleuls", '3 rue "des Tilleuls"');
    expect(parse(file)).toMatchObject({ households: [{ address: '3 rue "des Tilleuls"' }] });
  });
  it("an address of several lines", () => {
    const result = parse(fileOf([{ adresse: 'Bât. "A"\r\n3 rue des Tilleuls' }]));
    expect(result).toMatchObject({ households: [{ address: 'Bât. "A", 3 rue des Tilleuls' }] });
  });
});

describe("files refused as a whole", () => {
  const rename = (from: string, to: string) => withHeader((header) => header.replace(from, to));
  it.each<[string, string, string, Record<string, unknown>]>([
    ["blanks", " \n \n", "empty", {}],
    ["only a header", fileOf([]), "no-lines", {}],
    ["only blank lines", `${fileOf([])};;;;\n\n`, "no-lines", {}],
    ["an unknown column", rename("regime", "religion"), "unknown-columns", { columns: "« religion »" }],
    ["a missing column", rename(";qf", ""), "missing-columns", { columns: "qf" }],
    ["twice a column", rename("responsable2_nom", "qf"), "duplicate-columns", { columns: "qf" }],
    ["some other text", "Bonjour à tous\nVoici", "unknown-columns", { columns: "« bonjour a tous »" }],
    ["an open quote", `${fileOf([{}])}"F2;`, "malformed", { line: 3 }],
    ["a huge cell", fileOf([{ adresse: "x".repeat(20_000) }]), "malformed", { line: 2 }],
    ["a huge header", ";".repeat(8_000_000), "malformed", { line: 1 }],
    ["too many lines", fileOf([]) + "\nx".repeat(MAX_IMPORT_LINES + 1), "too-many-lines", { max: 20_000 }],
  ])("%s", (_, text, code, params) => expect(refusalOf(text)).toEqual({ code, params }));

  it("reads the largest number of lines", () => {
    expect(refusalOf(fileOf([]) + "x\n".repeat(MAX_IMPORT_LINES))).toBeNull();
  });
});

describe("line numbers are those of the spreadsheet", () => {
  const errorsOf = (text: string) => {
    const result = parse(text);
    return result.ok ? inShort(result.errors) : result.code;
  };
  it("counts blank rows, and a cell of several lines as one row", () => {
    const good = fileOf([stranger("a", { adresse: "1 rue\nB" })]);
    const bad = fileOf([stranger("b", { qf: "x" })]).split("\n")[1];
    expect(errorsOf(`${good}\n;;\n${bad}`)).toEqual(["5 qf bad-qf"]);
  });
  it("tells a row with a cell too many or too few, and keeps its household out", () => {
    const [header, line = ""] = fileOf([{ adresse: "3 rue des Tilleuls" }]).split("\n");
    const shifted = line.replace("3 rue", "3; rue");
    const short = line.slice(0, line.lastIndexOf(";"));
    const result = parse([header, shifted, line, short].join("\n"));
    expect(result).toMatchObject({ households: [], excluded: 1, lines: 3 });
    expect(result.ok && inShort(result.errors)).toEqual(["2 - cell-count", "4 - cell-count"]);
  });
});

it("every column is known by its documented name", () => {
  const names: Column[] = [...COLUMNS];
  expect(new Set(names).size).toBe(23);
});
