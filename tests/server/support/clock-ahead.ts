/**
 * Loaded before a process starts: its clock runs ahead by `CLOCK_AHEAD_MS`, so that a proof need not wait the minutes
 * after which an unanswered lead is looked up.
 */
const ahead = Number(process.env.CLOCK_AHEAD_MS ?? 0);
const real = Date.now;

if (ahead !== 0) {
  Date.now = () => real() + ahead;
  globalThis.Date = new Proxy(Date, {
    construct: (target, args) => Reflect.construct(target, args.length === 0 ? [target.now()] : args, target),
  });
}
