// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { shown } from "../testing/shown.tsx";
import { NoteThread } from "./note-thread.tsx";
import { TagEditor } from "./tag-editor.tsx";

test("a tag is added once, without the spaces around it; none of nothing", async () => {
  const onSave = vi.fn();
  const { user } = await shown(
    <TagEditor tags={["vip"]} onSave={onSave} onList={() => undefined} error={null} />,
  );
  const field = screen.getByLabelText("Add a tag");
  await user.type(field, "   {Enter}");
  await user.clear(field);
  await user.type(field, "vip{Enter}");
  expect(onSave).not.toHaveBeenCalled();
  await user.clear(field);
  await user.type(field, "  call back {Enter}");
  expect(onSave.mock.calls).toEqual([[["vip", "call back"]]]);
  expect(field).toHaveProperty("value", "");
});

test("a tag leads to all that have it, and is taken off by its own button", async () => {
  const [onSave, onList] = [vi.fn(), vi.fn()];
  const { user } = await shown(
    <TagEditor tags={["vip", "riga"]} onSave={onSave} onList={onList} error={null} />,
  );
  await user.click(screen.getByRole("button", { name: "vip" }));
  expect(onList.mock.calls).toEqual([["vip"]]);
  await user.click(screen.getByRole("button", { name: /Remove.*riga/ }));
  expect(onSave.mock.calls).toEqual([[["vip"]]]);
});

test("whoever may only look can follow a tag and change none", async () => {
  await shown(
    <TagEditor
      tags={["vip"]}
      onSave={() => undefined}
      onList={() => undefined}
      error={null}
      disabled
    />,
  );
  expect(screen.getAllByRole("button")).toHaveLength(1);
  expect(screen.queryByRole("textbox")).toBeNull();
});

test("a note that could not be kept stays in its field; one that was kept leaves it empty", async () => {
  const onAdd = vi
    .fn<(text: string) => Promise<void>>()
    .mockRejectedValueOnce(new Error("offline"))
    .mockResolvedValueOnce(undefined);
  const { user } = await shown(<NoteThread notes={[]} onAdd={onAdd} busy={false} error={null} />);
  const field = screen.getByRole("textbox");
  await user.type(field, " She was kind. ");
  await user.click(screen.getByRole("button", { name: "Save the note" }));
  expect(field).toHaveProperty("value", " She was kind. ");
  await user.click(screen.getByRole("button", { name: "Save the note" }));
  expect(onAdd.mock.calls).toEqual([["She was kind."], ["She was kind."]]);
  expect(field).toHaveProperty("value", "");
});
