/** Runs once when the server starts, before the first request: a wrong configuration ends the start here. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startDesk } = await import("#lib/server/start.ts");
  await startDesk();
}
