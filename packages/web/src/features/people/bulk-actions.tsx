import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import UsersRound from "lucide-react/icons/users-round";
import { useState } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { Popover } from "../../parts/popover.tsx";
import { useToast } from "../../parts/toast.tsx";
import { api, ask } from "../../request/api.ts";
import { BulkExport } from "../../subjects/bulk-export.tsx";
import { BulkTag } from "../../subjects/bulk-tag.tsx";
import { peopleKey, peopleTagsQuery, segmentsKey } from "../../subjects/people-queries.ts";

/** As many as the API takes at once. */
const AT_ONCE = 500;

/** What can be done with the people who are chosen: a tag, a segment of them, a file. */
export function BulkActions({ chosen, onDone }: { chosen: readonly string[]; onDone: () => void }) {
  const t = useMessages("web-people");
  const { workspace } = useHere();
  const client = useQueryClient();
  const toast = useToast();
  const known = useQuery(peopleTagsQuery(workspace.id));
  const refresh = () => client.invalidateQueries({ queryKey: peopleKey(workspace.id) });
  const own = api(workspace.id);

  const setTag = async (people: readonly string[], tag: string, on: boolean) => {
    const changed: string[] = [];
    for (let at = 0; at < people.length; at += AT_ONCE) {
      const body = { people: people.slice(at, at + AT_ONCE), tag, on };
      changed.push(...(await ask(own.POST("/api/v1/people/tags", { body }))).changed);
    }
    return changed;
  };
  const tag = useMutation({
    mutationFn: ({ tag: name, on }: { tag: string; on: boolean }) => setTag(chosen, name, on),
    onSuccess: (changed, { tag: name, on }) => {
      void refresh();
      toast({
        message: t(on ? "nowTagged" : "nowUntagged", { n: changed.length, tag: name }),
        ...(changed.length > 0
          ? { undo: () => setTag(changed, name, !on).then(() => refresh()) }
          : {}),
      });
    },
  });
  const segment = useMutation({
    mutationFn: async (name: string) => {
      const changed = await setTag(chosen, name, true);
      const conditions = [{ about: "tag" as const, name, has: true }];
      const body = { name, filter: { match: "all" as const, conditions } };
      return { changed, made: await ask(own.POST("/api/v1/segments", { body })) };
    },
    onSuccess: ({ changed, made }) => {
      const refreshAll = () =>
        Promise.all([refresh(), client.invalidateQueries({ queryKey: segmentsKey(workspace.id) })]);
      void refreshAll();
      onDone();
      toast({
        message: t("bulk.segmentMade", { name: made.name }),
        undo: async () => {
          const params = { path: { segmentId: made.id } };
          await ask(own.DELETE("/api/v1/segments/{segmentId}", { params }));
          await setTag(changed, made.name, false);
          await refreshAll();
        },
      });
    },
  });
  const fetchFile = (format: "csv" | "xlsx") =>
    ask(
      own.POST("/api/v1/people/export", {
        body: { people: [...chosen], format },
        parseAs: "blob",
      }),
    ) as Promise<Blob>;
  return (
    <>
      <BulkTag
        known={known.data?.map(({ name }) => name) ?? []}
        busy={tag.isPending}
        onTag={(name, on) => tag.mutate({ tag: name, on })}
      />
      <NewSegment busy={segment.isPending} onMake={(name) => segment.mutate(name)} />
      <BulkExport name="people" fetchFile={fetchFile} />
      <ErrorNotice error={tag.error ?? segment.error} className="basis-full" />
    </>
  );
}

function NewSegment({ busy, onMake }: { busy: boolean; onMake: (name: string) => void }) {
  const t = useMessages("web-people");
  const [name, setName] = useState("");
  return (
    <Popover
      above
      label={t("bulk.segment")}
      button={
        <>
          <UsersRound aria-hidden className="size-4" />
          {t("bulk.segment")}
        </>
      }
    >
      {(close) => (
        <form
          className="w-64 space-y-3"
          onSubmit={(event) => {
            event.preventDefault();
            onMake(name.trim());
            close();
          }}
        >
          <TextField
            required
            maxLength={50}
            label={t("segment.name")}
            hint={t("bulk.segmentText")}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <Button type="submit" look="strong" busy={busy} disabled={name.trim() === ""}>
            {t("segment.save")}
          </Button>
        </form>
      )}
    </Popover>
  );
}
