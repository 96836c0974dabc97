import type { Chats } from "@candor/contract/chat.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { useStored } from "../../parts/stored.ts";
import { api, ask } from "../../request/api.ts";
import { casesKey } from "./case-queries.ts";

/** Whoever says nothing for 45 seconds has left the desk. */
const SAY_AGAIN_MS = 15_000;

/** Whether somebody sits at the desk, and whether a sound says that somebody wrote: not unless it is switched on. */
export function ChatDesk({ chats }: { chats: Chats }) {
  const t = useMessages("web-cases");
  const { workspace } = useHere();
  const client = useQueryClient();
  const [here, setHere] = useStored(`chat-desk.${workspace.id}`);
  const [sound, setSound] = useStored("chat-sound");
  const isHere = here === "on";
  useEffect(() => {
    if (!isHere) return;
    const say = (there: boolean) =>
      ask(api(workspace.id).POST("/api/v1/chats/presence", { body: { here: there } })).then(
        () => client.invalidateQueries({ queryKey: [...casesKey(workspace.id), "chats"] }),
        () => {
          // The next time; until then the pages say that nobody is here.
        },
      );
    void say(true);
    const timer = setInterval(() => void say(true), SAY_AGAIN_MS);
    return () => {
      clearInterval(timer);
      void say(false);
    };
  }, [isHere, workspace.id, client]);
  useSound(chats, sound === "on");
  const names = chats.present.map(({ name }) => name).join(", ");
  return (
    <section aria-label={t("chats.title")} className="card mb-4 p-4 sm:p-5">
      <div className="flex flex-wrap gap-x-6">
        <label className="flex min-h-11 items-center gap-2.5 font-medium">
          <input
            type="checkbox"
            className="size-5 shrink-0"
            checked={isHere}
            onChange={(event) => setHere(event.target.checked ? "on" : null)}
          />
          {t("chats.here")}
        </label>
        <label className="flex min-h-11 items-center gap-2.5">
          <input
            type="checkbox"
            className="size-5 shrink-0"
            checked={sound === "on"}
            onChange={(event) => setSound(event.target.checked ? "on" : null)}
          />
          {t("chats.sound")}
        </label>
      </div>
      <p role="status" className="text-sm wrap-anywhere">
        {names ? t("chats.present", { names }) : t("chats.nobody")}
      </p>
      <p className="mt-1 max-w-prose text-sm text-muted">{t("chats.here.text")}</p>
    </section>
  );
}

/** A short tone when somebody begins to wait. */
function useSound(chats: Chats, isOn: boolean): void {
  const waiting = chats.data.flatMap(({ id, waitingSince }) =>
    waitingSince ? [`${id} ${waitingSince}`] : [],
  );
  const before = useRef(waiting);
  useEffect(() => {
    const isNew = waiting.some((one) => !before.current.includes(one));
    before.current = waiting;
    if (!isNew || !isOn) return;
    const context = new AudioContext();
    const tone = context.createOscillator();
    const volume = context.createGain();
    volume.gain.value = 0.05;
    tone.frequency.value = 660;
    tone.connect(volume).connect(context.destination);
    tone.onended = () => void context.close();
    tone.start();
    tone.stop(context.currentTime + 0.15);
  });
}
