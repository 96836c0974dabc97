import { openAfterReading } from "../cases/open-after-reading.ts";
import type { TellOfReadings } from "../comments/store-readings.ts";
import type { Outbox } from "../integrations/webhooks/outbox/outbox.ts";
import { askModelToRead } from "../own-model/model-kind.ts";

/** What follows when the comments of answers that were just given were read, in the transaction that keeps it. */
export function afterReading(outbox: Outbox): TellOfReadings {
  return async (trx, told) => {
    await openAfterReading(trx, told, outbox.cases);
    await outbox.read(trx, told);
    await askModelToRead(trx, told);
  };
}
