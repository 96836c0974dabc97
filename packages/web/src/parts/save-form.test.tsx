// @vitest-environment happy-dom
import { useMutation } from "@tanstack/react-query";
import { screen } from "@testing-library/react";
import { useState } from "react";
import { expect, test, vi } from "vitest";
import { ApiError } from "../request/api-error.ts";
import { shown } from "../testing/shown.tsx";
import { TextField } from "./field.tsx";
import { SaveForm, useDraft } from "./save-form.tsx";

type Place = { name: string; city: string };

function PlaceForm({
  put,
  from = { name: "Botanic", city: "Rīga" },
}: {
  put: (changes: Partial<Place>) => Promise<void>;
  from?: Place;
}) {
  const [own, setOwn] = useState<Place | null>(null);
  const saved = own ?? from;
  const { draft, changes, isDirty, change, reset } = useDraft(saved);
  const save = useMutation({
    mutationFn: put,
    onSuccess: () => {
      setOwn({ ...saved, ...changes });
      reset();
    },
  });
  return (
    <SaveForm
      name="Place"
      save={save}
      dirty={isDirty}
      onDiscard={reset}
      onSave={() => save.mutate(changes)}
      undo={() => setOwn(from)}
    >
      <TextField
        label="Name"
        value={draft.name}
        onChange={(event) => change({ name: event.target.value })}
      />
      <TextField
        label="City"
        value={draft.city}
        onChange={(event) => change({ city: event.target.value })}
      />
    </SaveForm>
  );
}
const value = (label: string) => screen.getByLabelText<HTMLInputElement>(label).value;
const saveButton = () => screen.getByRole<HTMLButtonElement>("button", { name: "Save" });

test("saving sends only what differs, and nothing while nothing does", async () => {
  const put = vi.fn(async () => undefined);
  const { user } = await shown(<PlaceForm put={put} />);
  expect(saveButton().disabled).toBe(true);
  await user.type(screen.getByLabelText("Name"), "!");
  expect(screen.getByText("Not saved yet")).toBeDefined();
  await user.type(screen.getByLabelText("City"), "s{Backspace}");
  await user.click(saveButton());
  expect(put).toHaveBeenCalledOnce();
  expect(put.mock.calls[0]?.at(0)).toEqual({ name: "Botanic!" });
  expect(await screen.findByRole("button", { name: "Undo" })).toBeDefined();
  expect(saveButton().disabled).toBe(true);
});

test("undo after saving brings back what was", async () => {
  const { user } = await shown(<PlaceForm put={async () => undefined} />);
  await user.type(screen.getByLabelText("Name"), "!");
  await user.click(saveButton());
  await user.click(await screen.findByRole("button", { name: "Undo" }));
  expect(value("Name")).toBe("Botanic");
});

test("Discard brings back what is saved", async () => {
  const { user } = await shown(<PlaceForm put={async () => undefined} />);
  await user.type(screen.getByLabelText("Name"), "!");
  await user.click(screen.getByRole("button", { name: "Discard changes" }));
  expect(value("Name")).toBe("Botanic");
  expect(screen.queryByText("Not saved yet")).toBeNull();
});

test("a refusal stands in the form and what was typed stays", async () => {
  const refuse = () =>
    Promise.reject(new ApiError({ status: 409, code: "taken", detail: "The name is taken." }));
  const { user } = await shown(<PlaceForm put={refuse} />);
  await user.type(screen.getByLabelText("Name"), "!");
  await user.click(saveButton());
  expect((await screen.findByRole("alert")).textContent).toContain("The name is taken.");
  expect(value("Name")).toBe("Botanic!");
  expect(saveButton().disabled).toBe(false);
});

test("what a colleague saves meanwhile appears where nothing was typed, and nowhere else", async () => {
  const put = async () => undefined;
  const { user, rerender } = await shown(<PlaceForm put={put} />);
  await user.type(screen.getByLabelText("Name"), "!");
  rerender(<PlaceForm put={put} from={{ name: "Garden", city: "Jelgava" }} />);
  expect(value("Name")).toBe("Botanic!");
  expect(value("City")).toBe("Jelgava");
});

test("a window with something unsaved asks before it closes, and only then", async () => {
  const { user } = await shown(<PlaceForm put={async () => undefined} />);
  const closes = () => dispatchEvent(new Event("beforeunload", { cancelable: true }));
  expect(closes()).toBe(true);
  await user.type(screen.getByLabelText("Name"), "!");
  expect(closes()).toBe(false);
});
