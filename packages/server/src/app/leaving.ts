/** Whether this process was told to stop and serves those alone who have not heard of it yet. */
export interface Leaving {
  readonly begun: boolean;
  /**
   * From now on `/readyz` says no and replies end their connections, while everything is served as before: for so long at
   * most, or until somebody is in a hurry. Whoever asks a proxy for Candor is sent to another process meanwhile, and
   * nobody is in line at a door that closes.
   */
  begin(ms: number, hurry?: AbortSignal): Promise<void>;
}

export function openLeaving(): Leaving {
  let begun = false;
  return {
    get begun() {
      return begun;
    },
    begin(ms, hurry) {
      begun = true;
      return new Promise((resolve) => {
        const end = () => {
          clearTimeout(timer);
          hurry?.removeEventListener("abort", end);
          resolve();
        };
        const timer = setTimeout(end, ms);
        hurry?.addEventListener("abort", end);
        if (hurry?.aborted) end();
      });
    },
  };
}
