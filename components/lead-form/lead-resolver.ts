import { zodResolver } from "@hookform/resolvers/zod";
import type { Resolver } from "react-hook-form";
import type { BrokerProfile } from "#lib/domain/broker.ts";
import { type LeadForm, leadInputSchema, PHONE_MESSAGES } from "#lib/domain/lead-input.ts";
import { phoneCheck } from "./lazy.ts";

/** The form's checks: the schema, and for the phone the numbering plans, which are fetched when first needed. */
export function leadResolver(broker: BrokerProfile): Resolver<LeadForm> {
  const bySchema = zodResolver(leadInputSchema(broker));
  return async (values, context, options) => {
    const result = await bySchema(values, context, options);
    const aboutPhone = options.names?.includes("phone") ?? true;
    if (!aboutPhone || "phone" in result.errors) return result;
    const check = await phoneCheck();
    const phone = check?.(values.phone, values.country || broker.defaultCountry);
    if (phone?.kind !== "impossible") return result;
    const error = { type: "phone", message: PHONE_MESSAGES[phone.reason] };
    const ref = options.fields.phone?.ref;
    return { values: {}, errors: { ...result.errors, phone: ref ? { ...error, ref } : error } };
  };
}

/** For a number that is possible only. */
export const UNASSIGNED = PHONE_MESSAGES.unassigned;
