import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { cancelBatch, pauseBatch, resumeBatch, sendHeldAgain } from "#app/actions/batches.ts";
import { BatchPage } from "#components/batch/batch-page.tsx";
import { viewBatch } from "#lib/server/batches/views.ts";
import { requireSession } from "../../require-session.ts";

type Props = { readonly params: Promise<{ batch: string }> };

const wanted = z.guid().toLowerCase();

/** Once for each request: the title names the file as well. */
const find = cache(async (text: string) => {
  const { desk, session } = await requireSession();
  const id = wanted.safeParse(text).data;
  const view = id === undefined ? null : await viewBatch(desk, session, id);
  return view ? { view, session } : null;
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await find((await params).batch);
  return { title: found ? `Import of ${found.view.fileName || "a file"}` : "Not found" };
}

export default async function ImportBatchPage({ params }: Props) {
  const found = await find((await params).batch);
  if (!found) notFound();
  const { view, session } = found;
  const { broker, connectionId: account } = session;
  return (
    <BatchPage
      key={view.id}
      initial={view}
      actions={{
        pause: pauseBatch.bind(null, account),
        resume: resumeBatch.bind(null, account),
        cancel: cancelBatch.bind(null, account),
        sendHeld: sendHeldAgain.bind(null, account),
      }}
      brokerName={broker.name}
      timeZone={broker.timeZone}
    />
  );
}
