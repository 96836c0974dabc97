// @vitest-environment happy-dom
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { screen, waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { ApiError } from "../request/api-error.ts";
import { shown } from "../testing/shown.tsx";
import { Loaded, PagedList } from "./loaded.tsx";

function One({ ask }: { ask: () => Promise<string> }) {
  const query = useQuery({ queryKey: ["one"], queryFn: ask });
  return (
    <Loaded query={query} ghost={<p>ghost</p>}>
      {(text) => <p>{text}</p>}
    </Loaded>
  );
}

test("a ghost stands there while something comes, then what came", async () => {
  await shown(<One ask={async () => "here"} />);
  expect(screen.getByText("ghost")).toBeDefined();
  expect(await screen.findByText("here")).toBeDefined();
  expect(screen.queryByText("ghost")).toBeNull();
});

test("a failure says what happened and the id to quote, and trying again asks again", async () => {
  const ask = vi
    .fn<() => Promise<string>>()
    .mockRejectedValueOnce(
      new ApiError({ status: 503, code: "starting", detail: "It starts.", requestId: "r-1" }),
    )
    .mockResolvedValue("here");
  const { user } = await shown(<One ask={ask} />);
  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toContain("It starts.");
  expect(alert.textContent).toContain("r-1");
  await user.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByText("here")).toBeDefined();
  expect(screen.queryByRole("alert")).toBeNull();
});

test("what was there before stays when asking again fails", async () => {
  const ask = vi
    .fn<() => Promise<string>>()
    .mockResolvedValueOnce("older")
    .mockRejectedValue(new ApiError({ status: 500, code: "fault", detail: "A fault." }));
  const { client } = await shown(<One ask={ask} />);
  await screen.findByText("older");
  await client.refetchQueries();
  await screen.findByRole("alert");
  expect(screen.getByText("older")).toBeDefined();
});

function Names({ pages }: { pages: string[][] }) {
  const query = useInfiniteQuery({
    queryKey: ["names"],
    queryFn: async ({ pageParam }) => ({
      data: pages[pageParam] ?? [],
      next: pageParam + 1 < pages.length ? pageParam + 1 : null,
    }),
    initialPageParam: 0,
    getNextPageParam: (last) => last.next,
  });
  return (
    <PagedList query={query} empty={<p>nobody</p>}>
      {(names) => <p>{names.join(" ")}</p>}
    </PagedList>
  );
}

test("a list comes page by page until there is no more", async () => {
  const { user } = await shown(<Names pages={[["Anna"], ["Bo", "Cid"]]} />);
  await screen.findByText("Anna");
  await user.click(screen.getByRole("button", { name: "Show more" }));
  expect(await screen.findByText("Anna Bo Cid")).toBeDefined();
  await waitFor(() => expect(screen.queryByRole("button")).toBeNull());
});

test("a list of nobody says so, and not before it is known", async () => {
  await shown(<Names pages={[[]]} />);
  expect(screen.queryByText("nobody")).toBeNull();
  expect(await screen.findByText("nobody")).toBeDefined();
});
