import type { Socket } from "node:net";
import { afterEach } from "vitest";
import type { Broker, CallOptions } from "#lib/server/broker/types.ts";
import { list as listFirst, send as sendLead } from "./broker-calls.ts";
import { ACCESS_TOKEN, OFFER_UUID, type RawBroker, rawBroker } from "./raw-broker.ts";

/** Starts brokers that answer byte by byte as the test says; they are closed after it. */
export function rawBrokers(): (react: (socket: Socket, request: string) => void) => Promise<RawBroker> {
  const open: RawBroker[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((server) => server.close()));
  });
  return async (react) => {
    const server = await rawBroker(react);
    open.push(server);
    return server;
  };
}

export const send = (broker: Broker, options?: CallOptions) =>
  sendLead({ broker, token: ACCESS_TOKEN }, { offerUuid: OFFER_UUID }, options);

export const list = (broker: Broker, options?: CallOptions) =>
  listFirst({ broker, token: ACCESS_TOKEN }, options);
