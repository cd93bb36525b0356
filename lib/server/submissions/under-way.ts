import "server-only";

declare global {
  // Shared by the parts that the server is bundled into.
  var leadDeskUnderWay: Set<Promise<unknown>> | undefined;
  var leadDeskByHand: Set<Promise<unknown>> | undefined;
}

const underWay = (): Set<Promise<unknown>> => {
  globalThis.leadDeskUnderWay ??= new Set();
  return globalThis.leadDeskUnderWay;
};

/** Notes work on a lead that a stopping server should see to its end. */
export function whileUnderWay<T>(work: Promise<T>): Promise<T> {
  underWay().add(work);
  const done = () => underWay().delete(work);
  work.then(done, done);
  return work;
}

/** Notes work that a person waits for: imports of this process leave it the database meanwhile. */
export function aheadOfImports<T>(work: Promise<T>): Promise<T> {
  globalThis.leadDeskByHand ??= new Set();
  const waiting = globalThis.leadDeskByHand;
  waiting.add(work);
  const done = () => waiting.delete(work);
  work.then(done, done);
  return work;
}

/** Whether somebody waits for a lead keyed by hand. */
export function isSomebodyWaiting(): boolean {
  return (globalThis.leadDeskByHand?.size ?? 0) > 0;
}

/** Resolves once nothing is under way, at the latest after `patienceMs`; false where something still was. */
export async function untilNothingIsUnderWay(patienceMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), patienceMs);
  });
  const idle = async () => {
    while (underWay().size > 0) await Promise.allSettled(underWay());
    return true;
  };
  return Promise.race([idle(), patience]).finally(() => clearTimeout(timer));
}
