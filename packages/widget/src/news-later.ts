/** Put in by the server for each survey that tells those who answered what was done: where the offer of it is. */
declare const __CANDOR_NEWS_LATER__: string;

/**
 * Follows the question part, and is as short as can be: it counts among what a visitor waits for. Whoever sends their
 * words is offered what was done; a second answer is a second time, which an address of its own makes it.
 */
addEventListener("click", (event) => {
  const { className } = event.composedPath()[0] as HTMLElement;
  if (className === "send") import(__CANDOR_NEWS_LATER__ + event.timeStamp);
});
