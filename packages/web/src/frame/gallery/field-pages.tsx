import { lazy, Suspense, useState } from "react";
import { Button } from "../../parts/button.tsx";
import { ChoiceField, FilterChoice } from "../../parts/choice.tsx";
import { Combobox } from "../../parts/combobox.tsx";
import { CopyField } from "../../parts/copy-field.tsx";
import { DayField, type Days, PeriodFields } from "../../parts/day-fields.tsx";
import { TextArea, TextField } from "../../parts/field.tsx";
import { Menu } from "../../parts/menu.tsx";
import { NumberField } from "../../parts/number-field.tsx";
import { Popover } from "../../parts/popover.tsx";
import { SaveForm, useDraft } from "../../parts/save-form.tsx";
import { useToast } from "../../parts/toast.tsx";

const Drawer = lazy(() => import("../../parts/drawer.tsx").then((m) => ({ default: m.Drawer })));

const CITIES = ["Daugavpils", "Jelgava", "Jūrmala", "Liepāja", "Rēzekne", "Rīga", "Ventspils"];
const CHANNELS = [
  { value: "email", label: "E-mail" },
  { value: "sms", label: "SMS" },
] as const;

function ButtonsPage() {
  return (
    <div className="flex flex-wrap gap-2">
      <Button look="strong">Strong</Button>
      <Button>Plain</Button>
      <Button look="quiet">Quiet</Button>
      <Button look="alarm">Alarm</Button>
      <Button busy>Busy</Button>
      <Button disabled>Disabled</Button>
      <Menu name="Menu" items={[{ label: "One", onSelect: () => undefined }]}>
        Menu
      </Menu>
      <Popover label="Popover" button="Popover">
        {(close) => <Button onClick={close}>Done</Button>}
      </Popover>
    </div>
  );
}

function FieldsPage() {
  const [number, setNumber] = useState(3);
  return (
    <div className="grid max-w-xl gap-4">
      <TextField label="Name" hint="As customers know it." defaultValue="Botanic" />
      <TextField label="E-mail" error="This is no address." defaultValue="ann@" />
      <TextArea label="Note" />
      <NumberField label="Reminders" value={number} min={0} max={5} onChange={setNumber} />
      <CopyField label="Link" value="https://nps.example.com/s/spring" />
    </div>
  );
}

function SelectPage() {
  const [channel, setChannel] = useState<"email" | "sms">("email");
  const [filter, setFilter] = useState<"email" | "sms">();
  return (
    <div className="grid max-w-xl gap-4">
      <ChoiceField label="Channel" options={CHANNELS} value={channel} onChange={setChannel} />
      <FilterChoice
        name="Channel"
        any="Any channel"
        options={CHANNELS}
        value={filter}
        onChange={setFilter}
      />
    </div>
  );
}

function ComboboxPage() {
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState<string>();
  return (
    <div className="min-h-96 max-w-xl">
      <Combobox
        label="City"
        hint="Type, then choose with the arrows."
        least={1}
        text={text}
        onText={setText}
        options={CITIES.filter((city) => city.toLowerCase().includes(text.trim().toLowerCase()))}
        keyOf={(city) => city}
        render={(city) => city}
        onChoose={(city) => {
          setChosen(city);
          setText(city);
        }}
      />
      <p className="mt-2" data-testid="chosen">
        {chosen ?? "Nothing chosen"}
      </p>
    </div>
  );
}

function DaysPage() {
  const [day, setDay] = useState<string | undefined>("2026-05-31");
  const [days, setDays] = useState<Days>({ first: "2026-05-31", last: "2026-05-01" });
  return (
    <div className="grid max-w-xl gap-4">
      <DayField label="Day" value={day} onChange={setDay} />
      <PeriodFields days={days} onChange={setDays} />
    </div>
  );
}

function SaveFormPage() {
  const [saved, setSaved] = useState({ name: "Botanic", city: "Rīga" });
  const [before, setBefore] = useState(saved);
  const [state, setState] = useState({ isPending: false, isSuccess: false, error: null });
  const { draft, change, isDirty, reset } = useDraft(saved);
  return (
    <div className="card max-w-xl p-5">
      <SaveForm
        name="Workspace"
        save={state}
        dirty={isDirty}
        onDiscard={reset}
        undo={() => setSaved(before)}
        onSave={() => {
          setBefore(saved);
          setSaved(draft);
          reset();
          setState({ isPending: false, isSuccess: true, error: null });
        }}
      >
        <TextField
          label="Name"
          value={draft.name}
          onChange={(event) => {
            setState({ isPending: false, isSuccess: false, error: null });
            change({ name: event.target.value });
          }}
        />
        <TextField
          label="City"
          value={draft.city}
          onChange={(event) => change({ city: event.target.value })}
        />
      </SaveForm>
    </div>
  );
}

function DrawerPage() {
  const [at, setAt] = useState<number | null>(null);
  return (
    <>
      <Button onClick={() => setAt(0)}>Open the first city</Button>
      {at === null ? null : (
        <Suspense fallback={null}>
          <Drawer
            title={CITIES[at] ?? ""}
            onClose={() => setAt(null)}
            onNext={at < CITIES.length - 1 ? () => setAt(at + 1) : undefined}
            onPrevious={at > 0 ? () => setAt(at - 1) : undefined}
          >
            <p>City {at + 1} of 7.</p>
          </Drawer>
        </Suspense>
      )}
    </>
  );
}

function ToastPage() {
  const toast = useToast();
  const [there, setThere] = useState(true);
  return (
    <>
      <p data-testid="there">{there ? "The note is there." : "The note is gone."}</p>
      <Button
        onClick={() => {
          setThere(false);
          toast({ message: "Note deleted", undo: () => setThere(true) });
        }}
      >
        Delete the note
      </Button>
    </>
  );
}

export const FIELD_PAGES = {
  buttons: ButtonsPage,
  fields: FieldsPage,
  select: SelectPage,
  combobox: ComboboxPage,
  days: DaysPage,
  "save-form": SaveFormPage,
  drawer: DrawerPage,
  toast: ToastPage,
};
