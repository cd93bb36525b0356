import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const ADDRESS = fileURLToPath(new URL("../../scripts/address.ts", import.meta.url));

/** What a command says that begins by reading `HOST` and `PORT`. */
function startedWith(env: { HOST?: string; PORT?: string }) {
  const script = `const { readAddress } = await import(${JSON.stringify(ADDRESS)});
    const { host } = await readAddress({ mayMove: true }); console.log("at", host);`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    env: { ...process.env, HOST: "", PORT: "", ...env },
    encoding: "utf8",
  });
  return { status, said: stdout.trim().split("\n").at(-1), lines: stderr.trim().split("\n") };
}

describe("an address that cannot be listened at ends the command with one line", () => {
  const cases: [string, { HOST?: string; PORT?: string }, RegExp][] = [
    ["a name that no machine has", { HOST: "no such host" }, /^HOST "no such host" is no address of this/],
    ["an address of another machine", { HOST: "192.0.2.1" }, /^HOST "192\.0\.2\.1" is no address of this/],
    ["port 0", { PORT: "0" }, /^PORT must be a whole number from 1 to 65535/],
    ["port 00000", { PORT: "00000" }, /^PORT must be/],
    ["a port beyond all", { PORT: "65536" }, /^PORT must be/],
  ];
  test.each(cases)("%s", (_, env, line) => {
    const { status, lines } = startedWith(env);
    expect(status).toBe(1);
    expect(lines).toEqual([expect.stringMatching(line)]);
  });
});

test.each(["localhost", "127.0.0.1", "0.0.0.0"])("%s is listened at", (HOST) => {
  expect(startedWith({ HOST })).toMatchObject({ status: 0, said: `at ${HOST}` });
});
