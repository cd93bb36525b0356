import { Kbd } from "./kbd.tsx";

export type ShortcutGroup = {
  readonly title: string;
  readonly shortcuts: readonly { readonly keys: readonly string[]; readonly does: string }[];
};

/** Every shortcut with what it does. */
export function ShortcutList({ groups }: { readonly groups: readonly ShortcutGroup[] }) {
  return (
    <div className="flex flex-col gap-5">
      {groups.map((group) => (
        <section key={group.title}>
          <h3 className="mb-1 text-xs font-medium text-muted">{group.title}</h3>
          <dl className="divide-y divide-line">
            {group.shortcuts.map(({ keys, does }) => (
              <div key={does} className="flex min-h-row items-center justify-between gap-4">
                <dt>{does}</dt>
                <dd className="flex shrink-0 items-center gap-1">
                  {keys.map((key) => (
                    <Kbd key={key}>{key}</Kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
