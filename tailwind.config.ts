import type { Config } from "tailwindcss";

/** Class names for the tokens of app/globals.css. No value stands here: change a token there. */
const tone = (name: string) => ({
  text: `var(--c-${name}-text)`,
  soft: `var(--c-${name}-soft)`,
  dot: `var(--c-${name}-dot)`,
});

export default {
  content: ["./app/**/*.{ts,tsx}", "./components/**/*.{ts,tsx}"],
  theme: {
    // Not under `extend`: the stock palette is not ours to use.
    colors: {
      transparent: "transparent",
      current: "currentColor",
      canvas: "var(--c-canvas)",
      surface: "var(--c-surface)",
      raised: "var(--c-raised)",
      hover: "var(--c-hover)",
      pressed: "var(--c-pressed)",
      overlay: "var(--c-overlay)",
      line: "var(--c-line)",
      edge: "var(--c-edge)",
      text: "var(--c-text)",
      muted: "var(--c-muted)",
      faint: "var(--c-faint)",
      accent: {
        DEFAULT: "var(--c-accent)",
        strong: "var(--c-accent-strong)",
        text: "var(--c-accent-text)",
        soft: "var(--c-accent-soft)",
      },
      "on-accent": "var(--c-on-accent)",
      focus: "var(--c-focus)",
      danger: { DEFAULT: "var(--c-danger)", strong: "var(--c-danger-strong)" },
      new: tone("new"),
      active: tone("active"),
      good: tone("good"),
      warn: tone("warn"),
      bad: tone("bad"),
      neutral: tone("neutral"),
    },
    fontFamily: { sans: "var(--font-sans)", mono: "var(--font-mono)" },
    fontSize: {
      "2xs": ["0.6875rem", "1rem"],
      xs: ["0.75rem", "1rem"],
      sm: ["0.8125rem", "1.25rem"],
      base: ["0.875rem", "1.25rem"],
      lg: ["1rem", "1.5rem"],
      xl: ["1.25rem", "1.75rem"],
      "2xl": ["1.5rem", "2rem"],
    },
    borderRadius: {
      none: "0",
      sm: "var(--radius-sm)",
      md: "var(--radius-md)",
      lg: "var(--radius-lg)",
      xl: "var(--radius-xl)",
      full: "9999px",
    },
    boxShadow: { none: "none", card: "var(--shadow-card)", pop: "var(--shadow-pop)" },
    extend: {
      spacing: {
        control: "var(--h-control)",
        compact: "var(--h-compact)",
        row: "var(--h-row)",
        bar: "var(--h-bar)",
        "sticky-top": "var(--sticky-top)",
      },
      transitionDuration: { DEFAULT: "120ms" },
      animation: {
        appear: "appear 120ms ease-out",
        fade: "fade 120ms ease-out",
        spin: "spin 800ms linear infinite",
      },
    },
  },
} satisfies Config;
