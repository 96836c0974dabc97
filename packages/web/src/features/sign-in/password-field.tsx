import Eye from "lucide-react/icons/eye";
import EyeOff from "lucide-react/icons/eye-off";
import { useId, useState } from "react";
import { useMessages } from "../../language/language-context.tsx";
import { passwordStrength, SHORTEST } from "./strength.ts";

const BAR = ["bg-line", "bg-alarm", "bg-detractor", "bg-accent", "bg-accent"];

/** A password that can be looked at; a new one comes with its strength, in words and as a bar. */
export function PasswordField({
  value,
  onChange,
  isNew = false,
  personal = [],
}: {
  value: string;
  onChange: (value: string) => void;
  isNew?: boolean;
  /** The e-mail and names: a password must not be made of them. */
  personal?: string[];
}) {
  const t = useMessages("web-sign-in");
  const id = useId();
  const [seen, setSeen] = useState(false);
  const strength = passwordStrength(value, personal);
  const Icon = seen ? EyeOff : Eye;
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block text-sm font-medium">
        {isNew ? t("newPassword") : t("password")}
      </label>
      <div className="relative">
        <input
          id={id}
          type={seen ? "text" : "password"}
          autoComplete={isNew ? "new-password" : "current-password"}
          required
          minLength={isNew ? SHORTEST : undefined}
          maxLength={128}
          aria-describedby={isNew ? `${id}-strength` : undefined}
          className="field pe-12"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
        <button
          type="button"
          aria-pressed={seen}
          aria-label={t("showPassword")}
          title={t("showPassword")}
          className="absolute inset-y-0 end-0 grid w-11 place-items-center rounded-e-[9px] text-muted hover:text-ink"
          onClick={() => setSeen(!seen)}
        >
          <Icon aria-hidden className="size-[1.125rem]" />
        </button>
      </div>
      {isNew ? (
        <div id={`${id}-strength`} className="mt-2" aria-live="polite">
          <div aria-hidden className="grid grid-cols-4 gap-1">
            {[1, 2, 3, 4].map((step) => (
              <span
                key={step}
                className={`h-1.5 rounded-full transition-colors ${strength >= step ? BAR[strength] : "bg-line"}`}
              />
            ))}
          </div>
          <p className="mt-1.5 text-sm text-muted">
            {value === "" ? t("strength.hint", { shortest: SHORTEST }) : t(`strength.${strength}`)}
          </p>
        </div>
      ) : null}
    </div>
  );
}
