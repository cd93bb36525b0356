import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import { TechnicalDetails } from "./disclosure.tsx";
import { Spinner } from "./spinner.tsx";
import { TONE_STYLES, type Tone } from "./tone.ts";

type NoteProps = {
  readonly title: ReactNode;
  readonly children?: ReactNode;
  /** Buttons and links: the next step. */
  readonly actions?: ReactNode;
  /** What the machine said, folded under "Technical details". */
  readonly details?: string | null;
  readonly className?: string;
};

const ALERT_TONES = { danger: "bad", warn: "warn" } as const;

/** Something went wrong and the person must know now. */
export function Alert({ tone = "danger", ...rest }: NoteProps & { readonly tone?: "danger" | "warn" }) {
  const Icon = tone === "danger" ? CircleAlert : TriangleAlert;
  return (
    <Note {...rest} role="alert" tone={ALERT_TONES[tone]} icon={<Icon aria-hidden className="size-4" />} />
  );
}

type StatusNoteProps = NoteProps & {
  readonly tone?: "good" | "info" | "warn" | "neutral" | "busy";
  /** The page has a status of its own, which this is not: it is said all the same. */
  readonly beside?: boolean;
};

/** Something happened, said without interrupting. */
export function StatusNote({ tone = "info", beside = false, ...rest }: StatusNoteProps) {
  const Icon = tone === "good" ? CircleCheck : tone === "warn" ? TriangleAlert : Info;
  const icon = tone === "busy" ? <Spinner /> : <Icon aria-hidden className="size-4" />;
  return <Note {...rest} role={beside ? null : "status"} tone={STATUS_TONES[tone]} icon={icon} />;
}

const STATUS_TONES = {
  good: "good",
  info: "new",
  warn: "warn",
  neutral: "neutral",
  busy: "neutral",
} as const;

function Note(
  props: NoteProps & {
    readonly role: "alert" | "status" | null;
    readonly tone: Tone;
    readonly icon: ReactNode;
  },
) {
  const { soft, text, edge } = TONE_STYLES[props.tone];
  return (
    <div
      {...(props.role ? { role: props.role } : { "aria-live": "polite" })}
      className={cx(
        "flex min-w-0 items-start gap-2.5 rounded-lg border px-3 py-2.5",
        soft,
        edge,
        props.className,
      )}
    >
      <span className={cx("mt-0.5 shrink-0", text)}>{props.icon}</span>
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <div className={cx("font-medium", text)}>{props.title}</div>
        {props.children && <div className="text-sm text-text">{props.children}</div>}
        {props.actions && <div className="mt-1.5 flex flex-wrap items-center gap-2">{props.actions}</div>}
        {props.details && <TechnicalDetails>{props.details}</TechnicalDetails>}
      </div>
    </div>
  );
}
