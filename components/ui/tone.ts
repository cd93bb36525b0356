/** What a status means, whatever its words. */
export type Tone = "new" | "active" | "good" | "warn" | "bad" | "neutral";

/** Spelled out, since Tailwind finds class names only as whole words. */
export const TONE_STYLES: Readonly<
  Record<Tone, { readonly soft: string; readonly text: string; readonly dot: string; readonly edge: string }>
> = {
  new: { soft: "bg-new-soft", text: "text-new-text", dot: "bg-new-dot", edge: "border-new-dot/40" },
  active: {
    soft: "bg-active-soft",
    text: "text-active-text",
    dot: "bg-active-dot",
    edge: "border-active-dot/40",
  },
  good: { soft: "bg-good-soft", text: "text-good-text", dot: "bg-good-dot", edge: "border-good-dot/40" },
  warn: { soft: "bg-warn-soft", text: "text-warn-text", dot: "bg-warn-dot", edge: "border-warn-dot/40" },
  bad: { soft: "bg-bad-soft", text: "text-bad-text", dot: "bg-bad-dot", edge: "border-bad-dot/40" },
  neutral: {
    soft: "bg-neutral-soft",
    text: "text-neutral-text",
    dot: "bg-neutral-dot",
    edge: "border-neutral-dot/40",
  },
};
