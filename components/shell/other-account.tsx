"use client";
import { Button } from "../ui/button.tsx";
import { leaveFor } from "./leave.ts";

type OtherAccountProps = { readonly username: string; readonly brokerName: string };

/** In place of a page whose account is not the one that is signed in in this browser. */
export function OtherAccount({ username, brokerName }: OtherAccountProps) {
  return (
    <main role="alert" className="mx-auto grid min-h-dvh max-w-md content-center gap-3 px-4">
      <h1 className="text-lg font-semibold">Another account is signed in</h1>
      <p className="break-words text-muted">
        This page belongs to {username} at {brokerName}. Since it was opened, another account has signed in in
        this browser, so the page is put away and sends nothing.
      </p>
      <p className="break-words text-muted">
        What was typed here and is not saved yet comes back when {username} signs in again. It is erased when
        anybody signs out.
      </p>
      <Button variant="primary" className="justify-self-start" onClick={() => leaveFor("/leads")}>
        Open Lead Desk
      </Button>
    </main>
  );
}
