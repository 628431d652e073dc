const NOT_PLAIN = /[^ !#$&+.0-9A-Z^_`a-z{}~-]/g;
const NOT_ATTR_CHAR = /[!'()*]/g;

/** Content-Disposition with a file's name, for old readers and for those of RFC 5987. */
export function disposition(kind: "inline" | "attachment", name: string): string {
  const plain = name.normalize("NFD").replace(/\p{M}/gu, "").replace(/’/g, " ").replace(NOT_PLAIN, "_");
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    NOT_ATTR_CHAR,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
