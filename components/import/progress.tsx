import type { Work } from "./state.ts";

const WORDS: Readonly<Record<Work["kind"], (broker: string) => string>> = {
  opening: () => "Reading the rows",
  checking: () => "Checking the rows",
  fixing: () => "Changing the rows",
  asking: (broker) => `Asking ${broker}`,
  sending: () => "Handing the leads in",
};

/** What is under way, and how far it is. It lies over the page's edge, so that nothing jumps. */
export function Progress({ work, broker }: { readonly work: Work; readonly broker: string }) {
  const words = WORDS[work.kind](broker);
  const percent = work.part === null ? null : Math.round(work.part * 100);
  return (
    <div className="animate-fade [animation-delay:250ms] [animation-fill-mode:backwards] fixed inset-x-4 bottom-4 z-40 mx-auto flex max-w-sm flex-col gap-2 rounded-lg border border-line bg-raised p-3 shadow-pop">
      <div className="flex justify-between gap-3 text-sm font-medium">
        <span aria-hidden>{words} …</span>
        {percent !== null && <span className="text-muted tabular-nums">{percent} %</span>}
      </div>
      <div
        role="progressbar"
        aria-label={words}
        {...(percent === null ? {} : { "aria-valuenow": percent, "aria-valuemin": 0, "aria-valuemax": 100 })}
        className="h-1.5 overflow-hidden rounded-full bg-pressed"
      >
        <div className="h-full rounded-full bg-accent" style={{ width: `${percent ?? 15}%` }} />
      </div>
    </div>
  );
}
