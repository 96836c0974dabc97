import type { Chat, Chats } from "@candor/contract/chat.ts";
import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { useRef } from "react";
import { useChangeView } from "../../here/use-view.ts";
import { carried, type View } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useLanguage, useMessages } from "../../language/language-context.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Empty, GhostRows } from "../../parts/page.tsx";
import { useRowKeys } from "../../parts/use-row-keys.ts";
import { chatsQuery } from "./case-queries.ts";
import { useMomentWords } from "./case-words.tsx";
import { CasesFrame } from "./cases-frame.tsx";
import type { ChatsView } from "./cases-view.ts";
import { ChatDesk } from "./chat-desk.tsx";
import { ChatThread } from "./chat-thread.tsx";

/** Who talks on the site's pages now. Whoever waits longest stands first; what is read keeps its place. */
export function ChatsScreen() {
  const { workspace } = useHere();
  const { show } = useSearch({ from: "/inside/cases/chats" });
  const chats = useQuery(chatsQuery(workspace.id, show ?? "open"));
  return (
    <CasesFrame>
      <Loaded query={chats} ghost={<GhostRows rows={4} />}>
        {(all) => (
          <>
            <ChatDesk chats={all} />
            <Desk chats={all} />
          </>
        )}
      </Loaded>
    </CasesFrame>
  );
}

function Desk({ chats }: { chats: Chats }) {
  const t = useMessages("web-cases");
  const { chat: chosenId, show } = useSearch({ from: "/inside/cases/chats" });
  const change = useChangeView<View & ChatsView>();
  const box = useRef<HTMLUListElement>(null);
  useRowKeys(box, "");
  const chosen = chats.data.find(({ id }) => id === chosenId);
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center gap-2">
        {(["open", "ended"] as const).map((value) => (
          <button
            key={value}
            type="button"
            className="chip"
            aria-pressed={(show ?? "open") === value}
            onClick={() => change({ show: value === "ended" ? value : undefined, chat: undefined })}
          >
            {t(`chats.${value}`)}
          </button>
        ))}
        <span className="hidden text-sm text-muted sm:inline">{t("chats.keys")}</span>
      </div>
      {chats.data.length === 0 ? (
        <Empty title={t("part.chats")}>
          {t(show === "ended" ? "chats.empty.ended" : "chats.empty")}
        </Empty>
      ) : (
        <div className="grid items-start gap-4 lg:grid-cols-[20rem_minmax(0,1fr)]">
          <ul ref={box} aria-label={t("chats.list")} className="card divide-y divide-line">
            {chats.data.map((one) => (
              <Row key={one.id} chat={one} isChosen={one.id === chosenId} />
            ))}
          </ul>
          {chosen ? (
            <ChatThread key={chosen.id} chat={chosen} />
          ) : (
            <p className="card p-4 text-muted sm:p-5">{t("chats.choose")}</p>
          )}
        </div>
      )}
      <Waits waits={chats.waits} />
    </>
  );
}

function Row({ chat, isChosen }: { chat: Chat; isChosen: boolean }) {
  const t = useMessages("web-cases");
  const moment = useMomentWords();
  const { show } = useSearch({ from: "/inside/cases/chats" });
  return (
    <li aria-current={isChosen} className="aria-current:bg-accent-soft">
      <Link
        to="/cases/chats"
        search={(before) => ({ ...carried(before), chat: chat.id, show })}
        data-row={chat.id}
        className="block min-h-11 p-3"
      >
        <span className="flex flex-wrap justify-between gap-x-3">
          <span className="font-semibold wrap-anywhere">{chat.name ?? t("chats.unknown")}</span>
          <span className="text-sm text-muted">{t(chat.here ? "chats.onPage" : "chats.away")}</span>
        </span>
        <span dir="auto" className="block truncate text-sm">
          {chat.lastWords}
        </span>
        <span className={`block text-sm ${chat.waitingSince ? "font-medium" : "text-muted"}`}>
          {chat.waitingSince
            ? t("chats.waits", { when: moment(chat.waitingSince) })
            : chat.ownerName
              ? t("chats.of", { name: chat.ownerName })
              : moment(chat.lastAt)}
        </span>
      </Link>
    </li>
  );
}

/** How long people waited for the first answer, from ten chats on. */
function Waits({ waits }: { waits: Chats["waits"] }) {
  const t = useMessages("web-cases");
  const { language } = useLanguage();
  const { answered: n, medianSeconds, ninetySeconds } = waits;
  const span = (seconds: number) => {
    const [value, unit] =
      seconds < 60
        ? [seconds, "second"]
        : seconds < 5400
          ? [seconds / 60, "minute"]
          : [seconds / 3600, "hour"];
    const style = { style: "unit", unit, unitDisplay: "long" } as const;
    return new Intl.NumberFormat(language, style).format(Math.ceil(value));
  };
  return (
    <p className="mt-4 text-sm text-muted">
      {medianSeconds === null || ninetySeconds === null
        ? t("chats.waiting.few", { n })
        : t("chats.waiting", { median: span(medianSeconds), ninety: span(ninetySeconds), n })}
    </p>
  );
}
