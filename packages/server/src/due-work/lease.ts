/**
 * Whoever has work in hand says every ten seconds that it lives; thirty seconds of silence mean that
 * it does not, and somebody else goes on. With the look for lapsed leases this keeps the promise that
 * after a killed process everything is taken up within a minute.
 */
export const LEASE_MS = 30_000;
export const BEAT_MS = 10_000;

/** The end of a lease that is taken or renewed now. */
export function leaseFrom(now: Date): Date {
  return new Date(now.getTime() + LEASE_MS);
}

/**
 * Beats for as long as `work` runs. A beat that fails is told and tried again with the next: one
 * lost query must not end what goes well.
 */
export async function withHeartbeat<T>(
  { beat, onError }: { beat: () => Promise<void>; onError: (error: unknown) => void },
  work: () => Promise<T>,
): Promise<T> {
  let beating = false;
  const timer = setInterval(() => {
    if (beating) return;
    beating = true;
    beat()
      .catch(onError)
      .finally(() => {
        beating = false;
      });
  }, BEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
