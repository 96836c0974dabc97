// @vitest-environment happy-dom
import { act, renderHook, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { shown } from "../testing/shown.tsx";
import { QUIET_MS, useAnnouncement } from "./announcement.tsx";
import { Button, IconButton } from "./button.tsx";
import { CopyField } from "./copy-field.tsx";
import { LanguageMenu } from "./language-menu.tsx";
import { Menu } from "./menu.tsx";
import { Empty, GhostRows, PageHead } from "./page.tsx";
import { Popover } from "./popover.tsx";
import { chooseTheme } from "./theme.ts";
import { ThemeMenu } from "./theme-menu.tsx";
import { useDelayed } from "./use-delayed.ts";

describe("buttons", () => {
  test("while something runs, a button keeps the focus and does nothing again, nor does its form", async () => {
    const [onClick, onSubmit] = [vi.fn(), vi.fn((event: Event) => event.preventDefault())];
    const { user } = await shown(
      <form onSubmit={(event) => onSubmit(event.nativeEvent)}>
        <Button busy onClick={onClick}>
          Send
        </Button>
        <Button busy type="submit">
          Save
        </Button>
      </form>,
    );
    await user.click(screen.getByRole("button", { name: "Send" }));
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(document.activeElement?.textContent).toBe("Save");
    expect([onClick, onSubmit].map((one) => one.mock.calls.length)).toEqual([0, 0]);
  });

  test("a button that is a picture has a name; neither kind sends the form around it by accident", async () => {
    const onSubmit = vi.fn();
    const { user } = await shown(
      <form onSubmit={onSubmit}>
        <IconButton name="Close">×</IconButton>
        <Button>Add</Button>
      </form>,
    );
    await user.click(screen.getByRole("button", { name: "Close" }));
    await user.click(screen.getByRole("button", { name: "Add" }));
    expect(onSubmit).not.toHaveBeenCalled();
  });
});

describe("what is taken along", () => {
  test("a link is copied, and that is said aloud", async () => {
    const { user } = await shown(<CopyField label="Link" value="https://x.example/s/a" />);
    await user.click(screen.getByRole("button", { name: "Copy" }));
    expect(await screen.findByText("Copied")).toBeDefined();
    expect(await navigator.clipboard.readText()).toBe("https://x.example/s/a");
  });

  test("where the clipboard is refused it is selected, so that a key copies it", async () => {
    const { user } = await shown(<CopyField label="Link" value="https://x.example" />);
    vi.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new DOMException("no"));
    await user.click(screen.getByRole("button", { name: "Copy" }));
    const field = screen.getByLabelText("Link") as HTMLInputElement;
    await waitFor(() => expect(field.selectionEnd).toBe("https://x.example".length));
    expect(screen.queryByText("Copied")).toBeNull();
  });
});

describe("menus and panels", () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => chooseTheme("system"));

  test("a menu opens by an arrow, and what is chosen is done once", async () => {
    const onSelect = vi.fn();
    const { user } = await shown(
      <Menu
        name="Export"
        items={[
          { label: "CSV", onSelect },
          { kind: "line" },
          { label: "JSON", onSelect: () => undefined },
        ]}
      >
        Export
      </Menu>,
    );
    screen.getByRole("button", { name: "Export" }).focus();
    await user.keyboard("{ArrowDown}");
    await user.click(await screen.findByRole("menuitem", { name: "CSV" }));
    await waitFor(() => expect(onSelect).toHaveBeenCalledTimes(1));
    await waitFor(() => expect(screen.queryByRole("menu")).toBeNull());
  });

  test("the theme that is chosen is the page's, and is remembered", async () => {
    const { user } = await shown(<ThemeMenu className="" />);
    await user.click(screen.getByRole("button", { name: "Appearance" }));
    await user.click(await screen.findByText("Dark"));
    expect(document.documentElement.dataset.theme).toBe("dark");
    expect(localStorage.getItem("candor.theme")).toBe("dark");
    chooseTheme("system");
    expect(document.documentElement.dataset.theme).toBeUndefined();
  });

  test("each language stands in its own name, marked as that language, and speaks at once", async () => {
    const { user } = await shown(<LanguageMenu withName />);
    await user.click(screen.getByRole("button", { name: /English/ }));
    const swedish = await screen.findByText("Svenska");
    expect(swedish.getAttribute("lang")).toBe("sv");
    await user.click(swedish);
    await screen.findByRole("button", { name: /^Svenska \(Språk\)/ });
    expect(document.documentElement.lang).toBe("sv");
  });

  test("a panel takes the focus to its first field; Escape gives it back; a press elsewhere closes it", async () => {
    const { user } = await shown(
      <>
        <Popover label="Set a target" button="Set">
          {(close) => (
            <>
              <input aria-label="Target" />
              <button type="button" onClick={close}>
                Done
              </button>
            </>
          )}
        </Popover>
        <p>elsewhere</p>
      </>,
    );
    const opens = screen.getByRole("button", { name: "Set a target" });
    await user.click(opens);
    expect(document.activeElement).toBe(screen.getByLabelText("Target"));
    await user.keyboard("{Escape}");
    expect(document.activeElement).toBe(opens);
    expect(screen.queryByRole("dialog")).toBeNull();
    await user.click(opens);
    await user.click(screen.getByText("Done"));
    expect(document.activeElement).toBe(opens);
    await user.click(opens);
    await user.click(screen.getByText("elsewhere"));
    expect(screen.queryByRole("dialog")).toBeNull();
  });
});

test("a heading is the title of the tab; an empty screen hides its ghost from screen readers", async () => {
  const { container } = await shown(
    <>
      <PageHead title="People" lead="Everybody." />
      <Empty
        title="Nobody here"
        ghost={<GhostRows rows={2} still />}
        actions={<a href="/x">Add</a>}
      >
        Import a file.
      </Empty>
    </>,
  );
  expect(document.title).toBe("People · Candor");
  expect(container.querySelector("[aria-hidden=true]")?.textContent).toBe("");
  // A ghost that only stands behind words never blinks as one that waits does.
  expect(container.querySelector(".ghost")).toBeNull();
  expect(screen.getByRole("link", { name: "Add" })).toBeDefined();
});

describe("what rests and what is called out", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
    document.getElementById("announcements")?.remove();
  });

  test("a value that is still being typed is not asked about; the last one is", () => {
    const hook = renderHook(({ text }) => useDelayed(text, 300), { initialProps: { text: "" } });
    for (const text of ["r", "ri", "rig"]) {
      hook.rerender({ text });
      act(() => void vi.advanceTimersByTime(200));
    }
    expect(hook.result.current).toBe("");
    act(() => void vi.advanceTimersByTime(100));
    expect(hook.result.current).toBe("rig");
  });

  test("what changes is called out at most every ten seconds, and what stands there at first never", () => {
    const said = () => document.getElementById("announcements")?.textContent ?? "";
    const hook = renderHook(({ text }) => useAnnouncement(text), {
      initialProps: { text: "10 answers" },
    });
    act(() => void vi.advanceTimersByTime(QUIET_MS + 1));
    expect(said()).toBe("");
    hook.rerender({ text: "11 answers" });
    act(() => void vi.advanceTimersByTime(1));
    expect(said()).toBe("11 answers");
    hook.rerender({ text: "12 answers" });
    hook.rerender({ text: "13 answers" });
    act(() => void vi.advanceTimersByTime(QUIET_MS / 2));
    expect(said()).toBe("11 answers");
    act(() => void vi.advanceTimersByTime(QUIET_MS / 2 + 1));
    expect(said()).toBe("13 answers");
  });
});
