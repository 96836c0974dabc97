import { useEffect } from "react";
import { type Translate, useMessages } from "../language/language-context.tsx";

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * What is wrong with a field, said by us in the chosen language: the browser would say it in its own,
 * which need not be the one that somebody chose here.
 */
export function OwnValidation() {
  const t = useMessages("web");
  useEffect(() => {
    const onInvalid = (event: Event) => {
      if (isField(event.target)) event.target.setCustomValidity(whatIsWrong(event.target, t));
    };
    // A field with a message of its own stays invalid until the message is taken away.
    const onInput = (event: Event) => {
      if (isField(event.target)) event.target.setCustomValidity("");
    };
    // What was filled in by a click elsewhere tells of no input: every send asks again from the start.
    const onSend = (event: Event) => {
      const button = event.target instanceof Element ? event.target.closest("button") : null;
      if (button?.type !== "submit") return;
      for (const one of button.form?.elements ?? []) if (isField(one)) one.setCustomValidity("");
    };
    document.addEventListener("click", onSend, true);
    document.addEventListener("invalid", onInvalid, true);
    document.addEventListener("input", onInput, true);
    document.addEventListener("change", onInput, true);
    return () => {
      document.removeEventListener("click", onSend, true);
      document.removeEventListener("invalid", onInvalid, true);
      document.removeEventListener("input", onInput, true);
      document.removeEventListener("change", onInput, true);
    };
  }, [t]);
  return null;
}

function isField(target: EventTarget | null): target is Field {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  );
}

/** The sentence for the first thing that is wrong. */
function whatIsWrong(field: Field, t: Translate<"web">): string {
  // What was said before is not asked again: it would count as wrong by itself.
  field.setCustomValidity("");
  const { validity } = field;
  const limit = (name: "min" | "max") => field.getAttribute(name) ?? "";
  if (validity.valueMissing) {
    return t(field instanceof HTMLSelectElement ? "invalid.choose" : "invalid.missing");
  }
  if (validity.typeMismatch && field.type === "email") return t("invalid.email");
  if (validity.typeMismatch && field.type === "url") return t("invalid.url");
  if (validity.tooShort) return t("invalid.short", { n: Number(field.getAttribute("minlength")) });
  if (validity.tooLong) return t("invalid.long", { n: Number(field.getAttribute("maxlength")) });
  if (validity.rangeUnderflow) return t("invalid.under", { least: limit("min") });
  if (validity.rangeOverflow) return t("invalid.over", { most: limit("max") });
  if (validity.badInput || validity.stepMismatch) return t("invalid.number");
  return validity.valid ? "" : t("invalid.other");
}
