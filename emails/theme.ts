export const fontFamily = "'Segoe UI', 'Helvetica Neue', Helvetica, Arial, sans-serif";

/** Light colours, written on the elements themselves: many mail readers know nothing else. */
export const colours = {
  page: "#eef3f5",
  card: "#ffffff",
  sunken: "#f2f6f8",
  line: "#d5dfe4",
  text: "#1d2b33",
  quiet: "#52646e",
  accent: "#1f5f7a",
  onAccent: "#ffffff",
};

/** The readers that honour the system's dark scheme get colours of our choice, not inverted ones. */
export const darkStyles = `
  :root { color-scheme: light dark; }
  @media (prefers-color-scheme: dark) {
    .page, .page td { background-color: #11181c !important; }
    .card, .card td { background-color: #1a2429 !important; }
    .sunken, .sunken td { background-color: #223039 !important; }
    .text { color: #e8eff2 !important; }
    .quiet { color: #a9bac3 !important; }
    .brand, .link { color: #86c9e3 !important; }
    .button { background-color: #86c9e3 !important; color: #10212a !important; }
    .line { border-color: #33444d !important; }
  }
`;
