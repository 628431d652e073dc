export const fontFamily = "'Segoe UI', 'Helvetica Neue', Helvetica, Arial, sans-serif";

/** The portal's light colours, written on the elements themselves: many mail readers know nothing else. */
export const colours = {
  page: "#f7f5f8",
  card: "#ffffff",
  sunken: "#efecf1",
  line: "#ddd7e2",
  text: "#241b29",
  quiet: "#5f5566",
  accent: "#5f2a66",
  onAccent: "#ffffff",
};

/** The readers that honour the system's dark scheme get the portal's dark colours, not inverted ones. */
export const darkStyles = `
  :root { color-scheme: light dark; }
  @media (prefers-color-scheme: dark) {
    .page, .page td { background-color: #16121a !important; }
    .card, .card td { background-color: #201a25 !important; }
    .sunken, .sunken td { background-color: #2b2431 !important; }
    .text { color: #f2edf5 !important; }
    .quiet { color: #bdb2c5 !important; }
    .brand, .link { color: #dda9e4 !important; }
    .button { background-color: #dda9e4 !important; color: #2a0f2e !important; }
    .line { border-color: #40374a !important; }
  }
`;
